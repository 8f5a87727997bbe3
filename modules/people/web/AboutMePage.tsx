import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { LanguageMenu } from '../../../platform/web/parts/LanguageMenu.tsx';
import { Loading } from '../../../platform/web/parts/Loading.tsx';
import { Page } from '../../../platform/web/parts/Page.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { ThemeMenu } from '../../../platform/web/parts/ThemeMenu.tsx';
import { m } from '../../../platform/web/words.ts';
import { mayImport } from '../domain/may-import.ts';
import type { ActingChoice, Myself } from '../domain/person.ts';
import { Notifications } from './Notifications.tsx';
import { Passkeys } from './Passkeys.tsx';
import { myselfQuery } from './people-api.ts';
import { RoleChoice } from './RoleChoice.tsx';
import { rememberLanguage } from './remember-language.ts';
import { Sessions } from './Sessions.tsx';
import { SignOut } from './SignOut.tsx';
import './about-me.css';

/** Who one is here, and how one wants it: role, language, appearance, notifications, and the way out. */
export function AboutMePage() {
  const { data: myself, error, refetch } = useQuery(myselfQuery);
  const name = myself === undefined ? undefined : `${myself.person.givenName} ${myself.person.familyName}`;
  return (
    <Page title={m.people_about_me()} lead={name}>
      {myself !== undefined && <About myself={myself} />}
      {myself === undefined && error === null && <Loading />}
      {myself === undefined && error !== null && <ErrorMessage error={error} onTryAgain={() => void refetch()} />}
    </Page>
  );
}

function About({ myself }: { myself: Myself }) {
  const { acting } = myself;
  const imports = acting.kind === 'practitioner' && mayImport(acting.role);
  return (
    <>
      <div id="role">
        <Section title={m.people_role_title()}>
          <RoleChoice myself={myself} />
          {imports && <Link to="/import">{m.people_import_link()}</Link>}
          {imports && <Link to="/promises">{m.people_promises_link()}</Link>}
          {imports && <Link to="/retention">{m.people_retention_link()}</Link>}
        </Section>
      </div>
      {isOnCitizenSide(acting) && (
        <Section title={storyTitle(acting)}>
          <Link to="/story">{m.people_story_link()}</Link>
        </Section>
      )}
      {isOnCitizenSide(acting) && (
        <Section title={closeTitle(acting)}>
          <Link to="/people-i-trust">{m.people_close_link()}</Link>
          <Link to="/blocks">{m.people_blocks_link()}</Link>
        </Section>
      )}
      <Section title={m.people_look_title()}>
        <div className="people-choices">
          <LanguageMenu labelSeen onChoose={rememberLanguage} />
          <ThemeMenu labelSeen />
        </div>
        {!isInstalled() && <p className="ti-quiet">{m.people_install()}</p>}
      </Section>
      <div id="notifications">
        <Notifications />
      </div>
      <div id="devices">
        <Passkeys />
        <Sessions />
      </div>
      <Section title={m.people_rights_title()}>
        <Link to="/everything">{everythingLink(acting)}</Link>
        {isOnCitizenSide(acting) && <Link to="/rectify">{m.people_rectify_link()}</Link>}
        <Link to="/rectifications">{m.people_rectifications_link()}</Link>
      </Section>
      <div id="sign-out">
        <Section title={m.people_sign_out()}>
          <SignOut />
        </Section>
      </div>
    </>
  );
}

function isOnCitizenSide(acting: ActingChoice): boolean {
  return acting.kind === 'citizen' || (acting.kind === 'related-person' && acting.relation === 'guardian');
}

function storyTitle(acting: ActingChoice): string {
  return acting.kind === 'related-person'
    ? m.people_story_title_of({ name: acting.citizen.givenName })
    : m.people_story_title();
}

function closeTitle(acting: ActingChoice): string {
  return acting.kind === 'related-person'
    ? m.people_close_title_of({ name: acting.citizen.givenName })
    : m.people_close_title();
}

function everythingLink(acting: ActingChoice): string {
  return acting.kind === 'related-person' && acting.relation === 'guardian'
    ? m.people_everything_link_of({ name: acting.citizen.givenName })
    : m.people_everything_link();
}

function isInstalled(): boolean {
  return window.matchMedia('(display-mode: standalone)').matches;
}
