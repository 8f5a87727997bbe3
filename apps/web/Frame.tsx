import type { ReactNode } from 'react';
import type { Myself } from '../../modules/people/domain/person.ts';
import { AppFrame } from '../../platform/web/parts/AppFrame.tsx';
import { LanguageMenu } from '../../platform/web/parts/LanguageMenu.tsx';
import { ThemeMenu } from '../../platform/web/parts/ThemeMenu.tsx';
import { navigationFor } from './navigation.ts';
import { useMyself } from './session-data.ts';

export function Frame({ children }: { children: ReactNode }) {
  const myself = useMyself();
  const menu = (
    <>
      <LanguageMenu labelSeen />
      <ThemeMenu labelSeen />
    </>
  );
  return (
    <AppFrame items={navigationFor(myself.acting.kind)} person={whoIs(myself)} menu={menu}>
      {children}
    </AppFrame>
  );
}

function whoIs({ person, acting }: Myself): { name: string; role?: string; organisation?: string } {
  const name = `${person.givenName} ${person.familyName}`;
  if (acting.kind !== 'practitioner') return { name };
  return { name, role: acting.role.profession, organisation: acting.role.organisation.name };
}
