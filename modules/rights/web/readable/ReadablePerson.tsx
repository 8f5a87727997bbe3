import { languageNames } from '../../../../platform/web/language.ts';
import { m } from '../../../../platform/web/words.ts';
import { professionName } from '../../../people/web/public.tsx';
import { Facts, inARow, When, whenInWords } from './pieces.tsx';
import type { Told } from './told.ts';

type People = Told['parts']['people'];

const yesOrNo = (yes: boolean) => (yes ? m.rights_yes() : m.rights_no());

/** Who somebody is, and how she wants to be told. */
export function ReadablePerson({ people }: { people: People }) {
  const { person = [], identityNumbers = [], contact = [], notifications = [], wokenBrowsers = [] } = people;
  const { phone = [], phoneCodes = [] } = people;
  return (
    <>
      {person.map((one) => (
        <Facts
          key={one.id}
          of={[
            [m.rights_name(), `${one.givenName} ${one.familyName}`],
            [m.rights_born(), one.birthDay && whenInWords(one.birthDay)],
            [m.rights_country(), one.country === 'DK' ? m.rights_denmark() : m.rights_norway()],
            [m.rights_known_since(), whenInWords(one.knownSince)],
          ]}
        />
      ))}
      {contact.map(({ mail, phone, language }) => (
        <Facts
          key={`${mail} ${phone}`}
          of={[
            [m.rights_mail(), mail],
            [m.rights_phone(), phone],
            [m.rights_language(), languageNames[language]],
          ]}
        />
      ))}
      {notifications.map((one) => (
        <p key={one.quietFrom}>
          {m.rights_notifications()}.{' '}
          {m.rights_notifications_told({
            mail: yesOrNo(one.mail),
            push: yesOrNo(one.push),
            sms: yesOrNo(one.sms),
            from: one.quietFrom,
            until: one.quietUntil,
          })}
        </p>
      ))}
      {wokenBrowsers.map(({ service, since }) => (
        <p key={since}>{m.rights_push_here({ service, when: whenInWords(since) })}</p>
      ))}
      {phone.map(({ number, confirmedAt, pausedAt }) => (
        <p key={number}>
          {m.rights_phone_confirmed({ number, when: whenInWords(confirmedAt) })}
          {pausedAt !== null && ` ${m.rights_phone_paused({ when: whenInWords(pausedAt) })}`}
        </p>
      ))}
      {phoneCodes.map(({ number, sentAt }) => (
        <p key={sentAt}>{m.rights_phone_code({ number, when: whenInWords(sentAt) })}</p>
      ))}
      {identityNumbers.length > 0 && <p>{m.rights_about_identity()}</p>}
    </>
  );
}

export function ReadableRoles({ roles }: { roles: NonNullable<People['roles']> }) {
  return (
    <ul>
      {roles.map((role) => (
        <li key={`${role.organisation} ${role.profession}`}>
          {inARow([
            professionName(role.profession),
            role.team,
            role.organisation,
            whenInWords(role.from),
            role.until && m.rights_until_when({ when: whenInWords(role.until) }),
          ])}
        </li>
      ))}
    </ul>
  );
}

export function ReadableAffiliations({ affiliations }: { affiliations: NonNullable<People['affiliations']> }) {
  return (
    <ul>
      {affiliations.map(({ organisation, since }) => (
        <li key={organisation}>{inARow([organisation, m.rights_since({ when: whenInWords(since) })])}</li>
      ))}
    </ul>
  );
}

type Close = { relation: string; since: string; endedAt: string | null; givenName?: string; familyName?: string };

export function ReadableCloseOnes({ close }: { close: readonly Close[] }) {
  return (
    <ul>
      {close.map((one) => (
        <li key={`${one.givenName} ${one.relation} ${one.since}`}>
          {inARow([
            one.givenName === undefined ? null : `${one.givenName} ${one.familyName ?? ''}`.trim(),
            professionName(one.relation),
            m.rights_since({ when: whenInWords(one.since) }),
            one.endedAt && m.rights_ended_at({ when: whenInWords(one.endedAt) }),
          ])}
        </li>
      ))}
    </ul>
  );
}

export function ReadableSessions({ sessions }: { sessions: NonNullable<People['sessions']> }) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{m.rights_seen_when()}</th>
          <th scope="col">{m.rights_last_seen()}</th>
          <th scope="col">{m.rights_device()}</th>
        </tr>
      </thead>
      <tbody>
        {sessions.map((one) => (
          <tr key={one.begunAt}>
            <td>
              <When at={one.begunAt} />
            </td>
            <td>
              <When at={one.lastSeenAt} />
            </td>
            <td>{one.device}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
