import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Myself } from '../../modules/people/domain/person.ts';
import { actingInWords, professionName, rememberLanguage } from '../../modules/people/web/public.tsx';
import { AppFrame } from '../../platform/web/parts/AppFrame.tsx';
import { LanguageMenu } from '../../platform/web/parts/LanguageMenu.tsx';
import { ThemeMenu } from '../../platform/web/parts/ThemeMenu.tsx';
import { m } from '../../platform/web/words.ts';
import { navigationFor } from './navigation.ts';
import { useMyself } from './session-data.ts';
import './frame.css';

export function Frame({ children }: { children: ReactNode }) {
  const myself = useMyself();
  const menu = (
    <>
      {myself.choices.length > 1 && (
        <Link to="/about-me" hash="role" className="app-frame-link">
          {m.app_change_role()}
        </Link>
      )}
      <LanguageMenu labelSeen onChoose={rememberLanguage} />
      <ThemeMenu labelSeen />
      <Link to="/about-me" hash="sign-out" className="app-frame-link">
        {m.app_sign_out()}
      </Link>
    </>
  );
  return (
    <AppFrame items={navigationFor(myself.acting)} person={whoIs(myself)} menu={menu}>
      <RoleStrip myself={myself} />
      {children}
    </AppFrame>
  );
}

/** On a phone, where the side has no room: as what one is here, whenever it could be something else. */
function RoleStrip({ myself }: { myself: Myself }) {
  if (myself.acting.kind === 'citizen' && myself.choices.length < 2) return null;
  return (
    <p className="app-role-strip">
      <span>{m.app_here_as({ role: actingInWords(myself.acting) })}</span>
      {myself.choices.length > 1 && (
        <Link to="/about-me" hash="role">
          {m.app_change_role()}
        </Link>
      )}
    </p>
  );
}

function whoIs({ person, acting }: Myself): { name: string; role?: string; organisation?: string } {
  const name = `${person.givenName} ${person.familyName}`;
  if (acting.kind === 'citizen') return { name };
  if (acting.kind === 'related-person') return { name, role: actingInWords(acting) };
  return { name, role: professionName(acting.role.profession), organisation: acting.role.organisation.name };
}
