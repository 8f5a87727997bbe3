import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { getLanguage } from '../../../../platform/web/language.ts';
import { m } from '../../../../platform/web/words.ts';
import { usualWish } from '../../../audit/domain/look-wish.ts';
import { eventInWords } from '../../../audit/web/public.tsx';
import { whenInWords } from './pieces.tsx';
import { ReadableBlocks } from './ReadableBlocks.tsx';
import { ReadableConsent } from './ReadableConsent.tsx';
import { ReadableEmergency } from './ReadableEmergency.tsx';
import { EntryHeadings, ReadableEntry } from './ReadableEntry.tsx';
import { ReadablePasskeys } from './ReadablePasskeys.tsx';
import {
  ReadableAffiliations,
  ReadableCloseOnes,
  ReadablePerson,
  ReadableRoles,
  ReadableSessions,
} from './ReadablePerson.tsx';
import { ReadableQuestions, ReadableWish } from './ReadableQuestions.tsx';
import { ReadableKeeping, ReadableRectification } from './ReadableRights.tsx';
import { ReadableMessage, ReadableRoom, ReadableThreadEnd } from './ReadableRoom.tsx';
import { readableStyle } from './readable-style.ts';
import { listsWithoutWords, type Told } from './told.ts';

/** The file as one page to read and print: no script, nothing from elsewhere, made piece by piece since it can be long. */
export function makeReadablePage(told: Told): Blob {
  return new Blob([...piecesOf(told)], { type: 'text/html' });
}

function* piecesOf(told: Told): Generator<string> {
  const title = titleOf(told);
  const sections = sectionsOf(told);
  yield `<!doctype html>\n<html lang="${getLanguage()}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`;
  yield html(<title>{`${title} – Tillit`}</title>);
  yield `<style>${readableStyle}</style></head><body><main>`;
  yield html(<h1>{title}</h1>);
  yield html(<p>{m.rights_made_at({ when: whenInWords(told.madeAt) })}</p>);
  yield html(<Contents sections={sections} />);
  for (const { id, title: heading, pieces } of sections) {
    yield `<section aria-labelledby="${id}">`;
    yield html(<h2 id={id}>{heading}</h2>);
    yield* pieces();
    yield '</section>\n';
  }
  yield html(<p>{m.rights_nothing_else()}</p>);
  yield '</main></body></html>\n';
}

const html = (element: ReactElement) => renderToStaticMarkup(element);

function titleOf({ askedAs, parts }: Told): string {
  const child = parts.people.person?.[0]?.givenName;
  return askedAs === 'guardian' && child !== undefined
    ? m.rights_everything_title_of({ name: child })
    : m.rights_everything_title();
}

interface ReadableSection {
  id: string;
  title: string;
  pieces: () => Iterable<string>;
}

/** The sections that this role has; one that has nothing in it says so. */
function sectionsOf(told: Told): ReadableSection[] {
  const { people } = told.parts;
  return [
    section('person', m.rights_section_person(), people.person, <ReadablePerson people={people} />),
    section('roles', m.rights_section_roles(), people.roles, <ReadableRoles roles={people.roles ?? []} />),
    section('close', m.rights_section_close(), people.closeToMe, <ReadableCloseOnes close={people.closeToMe ?? []} />),
    section('close-to', m.rights_section_close_to(), people.iAmCloseTo, <CloseTo close={people.iAmCloseTo ?? []} />),
    section(
      'affiliations',
      m.rights_section_affiliations(),
      people.affiliations,
      <ReadableAffiliations affiliations={people.affiliations ?? []} />,
    ),
    ...aboutRooms(told),
    ...aboutLooks(told),
    section(
      'passkeys',
      m.rights_section_passkeys(),
      people.passkeys,
      <ReadablePasskeys passkeys={people.passkeys ?? []} />,
    ),
    section(
      'sessions',
      m.rights_section_sessions(),
      people.sessions,
      <ReadableSessions sessions={people.sessions ?? []} />,
    ),
    long('other', m.rights_section_other(), orNone(listsWithoutWords(told)), () => othersInPieces(told)),
  ].filter((one) => one !== undefined);
}

/** Her rooms, whom she has said yes and no to, and what of it is not right or must go. */
function aboutRooms(told: Told): (ReadableSection | undefined)[] {
  const { consent, rooms, rights } = told.parts;
  const { goingRooms: going, holds } = rights;
  const purposeOf = (roomId: string) => rooms.rooms?.find(({ id }) => id === roomId)?.purpose ?? '';
  return [
    long('rooms', m.rights_section_rooms(), rooms.rooms, () => roomsInPieces(rooms)),
    long('consent', m.rights_section_consent(), consent.steps, () => consentInPieces(told)),
    section('blocks', m.rights_section_blocks(), consent.blocks, <ReadableBlocks blocks={consent.blocks ?? []} />),
    long('not-right', m.rights_rectifications_title(), rights.rectifications, () => rectificationsInPieces(told)),
    section(
      'keeping',
      m.rights_section_keeping(),
      going && holds && [...going, ...holds],
      <ReadableKeeping going={going ?? []} holds={holds ?? []} purposeOf={purposeOf} />,
    ),
  ];
}

/** Who has looked, what was asked about it, of what she wants to be told, and who looked because it could not wait. */
function aboutLooks({ parts: { audit, emergency } }: Told): (ReadableSection | undefined)[] {
  const { entries, questions, wishes } = audit;
  const wish = wishes && (wishes[0] ?? usualWish);
  return [
    long('seen', m.rights_section_seen(), entries, () => entriesInPieces(entries ?? [])),
    section(
      'questions',
      m.rights_section_questions(),
      questions,
      <ReadableQuestions questions={questions ?? []} entries={entries ?? []} />,
    ),
    section('wishes', m.rights_section_wishes(), wish && [wish], <ReadableWish wish={wish ?? usualWish} />),
    long('emergencies', m.rights_section_emergencies(), emergency.accesses, () => emergenciesInPieces(emergency)),
  ];
}

const orNone = <T,>(rows: readonly T[]) => (rows.length === 0 ? undefined : rows);

function long(
  id: string,
  title: string,
  rows: readonly unknown[] | undefined,
  pieces: () => Iterable<string>,
): ReadableSection | undefined {
  if (rows === undefined) return undefined;
  return { id, title, pieces: rows.length === 0 ? () => [html(<p>{m.rights_nothing()}</p>)] : pieces };
}

function section(
  id: string,
  title: string,
  rows: readonly unknown[] | undefined,
  content: ReactElement,
): ReadableSection | undefined {
  return long(id, title, rows, () => [html(content)]);
}

function Contents({ sections }: { sections: readonly ReadableSection[] }): ReactNode {
  return (
    <nav aria-label={m.rights_contents()}>
      <ul>
        {sections.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function CloseTo({ close }: { close: NonNullable<Told['parts']['people']['iAmCloseTo']> }) {
  return (
    <>
      <ReadableCloseOnes close={close} />
      <p>{m.rights_section_close_to_why()}</p>
    </>
  );
}

function* roomsInPieces(lists: Told['parts']['rooms']): Generator<string> {
  const {
    rooms: all = [],
    participants = [],
    links = [],
    threads = [],
    messages = [],
    readMarks = [],
    drafts = [],
    attachments = [],
    smsChoices = [],
  } = lists;
  const rooms = { rooms: all, participants, links, threads, messages, attachments, smsChoices, readMarks, drafts };
  const files = Map.groupBy(attachments, ({ roomId, messageId }) => `${roomId} ${messageId}`);
  const names = new Map(participants.map((one) => [String(one.id), `${one.givenName} ${one.familyName}`]));
  const inThread = Map.groupBy(messages, ({ roomId, threadId }) => `${roomId} ${threadId}`);
  for (const room of all) {
    yield html(<h3>{room.purpose}</h3>);
    yield html(<ReadableRoom room={room} rooms={rooms} />);
    for (const thread of threads.filter(({ roomId }) => roomId === room.id)) {
      yield html(<h4>{thread.subject ?? m.rights_no_subject()}</h4>);
      for (const message of inThread.get(`${room.id} ${thread.id}`) ?? [])
        yield html(<ReadableMessage message={message} attachments={files.get(`${room.id} ${message.id}`) ?? []} />);
      yield html(
        <ReadableThreadEnd
          thread={thread}
          readMarks={readMarks}
          drafts={drafts}
          nameOf={(id) => names.get(id) ?? ''}
        />,
      );
    }
  }
}

function* consentInPieces({ parts: { consent, rooms } }: Told): Generator<string> {
  const byGrantee = Map.groupBy(consent.steps ?? [], ({ subjectId, granteeId }) => `${subjectId} ${granteeId}`);
  for (const steps of byGrantee.values()) {
    const grantee = rooms.participants?.find(({ id }) => id === steps[0]?.granteeId);
    const room = rooms.rooms?.find(({ id }) => id === steps[0]?.subjectId);
    const name = grantee === undefined ? '' : `${grantee.givenName} ${grantee.familyName}`;
    yield html(<h3>{[name, room?.purpose].filter(Boolean).join(': ')}</h3>);
    yield html(<ReadableConsent steps={steps} />);
  }
}

function* rectificationsInPieces({ parts: { rights, rooms, audit } }: Told): Generator<string> {
  for (const one of rights.rectifications ?? []) {
    const message = rooms.messages?.find(({ id, roomId }) => id === one.messageId && roomId === one.roomId);
    const entry = audit.entries?.find(({ id }) => id === one.entryId);
    const about = message?.body ?? (entry && `${eventInWords(entry, 1)}, ${whenInWords(entry.at)}`);
    yield html(<ReadableRectification rectification={one} about={about} />);
  }
}

function* emergenciesInPieces({ accesses = [] }: Told['parts']['emergency']): Generator<string> {
  for (const access of accesses) yield html(<ReadableEmergency access={access} />);
}

function* entriesInPieces(entries: NonNullable<Told['parts']['audit']['entries']>): Generator<string> {
  // On a phone it is wider than the page, so the keyboard must reach it too.
  yield '<div class="scroll" tabindex="0" role="region" aria-labelledby="seen"><table><thead>';
  yield html(<EntryHeadings />);
  yield '</thead><tbody>';
  for (const entry of entries) yield html(<ReadableEntry entry={entry} />);
  yield '</tbody></table></div>';
}

function* othersInPieces(told: Told): Generator<string> {
  for (const { name, rows } of listsWithoutWords(told)) {
    yield html(<h3>{name}</h3>);
    for (const row of rows) yield html(<pre>{JSON.stringify(row, null, 2)}</pre>);
  }
}
