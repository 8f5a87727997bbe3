import { m } from '../../../../platform/web/words.ts';
import type { AuditEntry } from '../../../audit/domain/audit-entry.ts';
import { basisInWords, eventInWords } from '../../../audit/web/public.tsx';
import { professionName } from '../../../people/web/public.tsx';
import { inARow, When } from './pieces.tsx';

export function EntryHeadings() {
  return (
    <tr>
      <th scope="col">{m.rights_seen_when()}</th>
      <th scope="col">{m.rights_seen_who()}</th>
      <th scope="col">{m.rights_seen_what()}</th>
      <th scope="col">{m.rights_seen_why()}</th>
      <th scope="col">{m.rights_seen_code()}</th>
    </tr>
  );
}

/** One line of the log: in words, and as the code that stands in it. */
export function ReadableEntry({ entry }: { entry: AuditEntry }) {
  const { who } = entry;
  const role = inARow([who.profession === null ? null : professionName(who.profession), who.organisation]);
  return (
    <tr>
      <td>
        <When at={entry.at} />
      </td>
      <td>
        {who.givenName} {who.familyName}
        {role !== '' && <>, {role}</>}
      </td>
      <td>{eventInWords(entry, 1)}</td>
      <td>{basisInWords(entry)}</td>
      <td>
        <code>{[entry.event, entry.basis].join(' ')}</code>
      </td>
    </tr>
  );
}
