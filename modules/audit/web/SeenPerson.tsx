import { Link } from '@tanstack/react-router';
import { formatTime } from '../../../platform/web/format.ts';
import { PersonRow } from '../../../platform/web/parts/PersonRow.tsx';
import { m } from '../../../platform/web/words.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import type { EntryGround, EntryPerson } from '../domain/fold-entries.ts';
import { basisInWords } from './basis-in-words.ts';
import { eventInWords } from './event-sentences.ts';
import { roleOf } from './role-of.ts';
import { timesInWords } from './times-in-words.ts';

/** One person on one day of the log: who, in which role, why she may, and what she did; on demand entry by entry. */
export function SeenPerson({ person }: { person: EntryPerson }) {
  const { who, entries, grounds } = person;
  const isToldInFull = grounds.every(({ acts }) => acts.every((act) => act.entries.length === 1));
  const done = (
    <>
      {grounds.map((ground, index) => (
        <Ground key={ground.entries[0].id} ground={ground} role={index === 0 ? roleOf(who) : ''} />
      ))}
      {!isToldInFull && <EveryEntry entries={entries} hasOneGround={grounds.length === 1} />}
      {!who.isMe && (
        <Link to="/rectify" search={{ entry: String(entries[0].id) }} className="audit-way">
          {m.audit_not_right()}
        </Link>
      )}
      {!who.isMe && who.profession !== null && <BlockLink who={who} />}
    </>
  );
  if (!who.isMe) return <PersonRow name={`${who.givenName} ${who.familyName}`}>{done}</PersonRow>;
  return (
    <li className="audit-me">
      <p>
        <strong>{m.audit_you()}</strong>
      </p>
      {done}
    </li>
  );
}

/** A quiet way to where she can be blocked; that page says what it leads to. */
function BlockLink({ who }: { who: AuditEntry['who'] }) {
  const name = `${who.givenName} ${who.familyName}`;
  return (
    <Link
      className="audit-way"
      to={`/blocks/${who.personId}`}
      search={{ name }}
      aria-label={m.audit_block_whom({ name })}
    >
      {m.audit_block()}
    </Link>
  );
}

function Ground({ ground: { entries, acts }, role }: { ground: EntryGround; role: string }) {
  return (
    <>
      <p className="ti-quiet">{[role, basisInWords(entries[0])].filter((part) => part !== '').join('. ')}.</p>
      <ul className="audit-acts">
        {acts.map(({ done, entries: all }) => (
          <li key={done[0].id}>
            {all.length === 1 ? <ToEntry entry={done[0]} /> : eventInWords(done[0], done.length)}
            <span className="ti-quiet">, {timesInWords(done)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function EveryEntry({ entries, hasOneGround }: { entries: readonly AuditEntry[]; hasOneGround: boolean }) {
  return (
    <details className="audit-every">
      <summary>{m.audit_all_looks({ count: entries.length })}</summary>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <time dateTime={entry.at}>{formatTime(entry.at)}</time>
            <span>
              <ToEntry entry={entry} />
              {!hasOneGround && <span className="ti-quiet">. {basisInWords(entry)}.</span>}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}

/** What was done, and the way to the entry itself: to ask why, and to have it proven. */
function ToEntry({ entry }: { entry: AuditEntry }) {
  return (
    <Link to="/seen/$entryId" params={{ entryId: String(entry.id) }}>
      {eventInWords(entry, 1)}
    </Link>
  );
}
