import { formatTime, withCapital } from '../../../platform/web/format.ts';
import { PersonRow } from '../../../platform/web/parts/PersonRow.tsx';
import { professionName } from '../../people/web/public.tsx';
import type { EntryLine } from '../domain/fold-entries.ts';
import { basisInWords } from './basis-in-words.ts';
import { eventInWords } from './event-sentences.ts';

/** One line of the log: who, when, what, and why they may. */
export function SeenLine({ line }: { line: EntryLine }) {
  const { who } = line.entry;
  return (
    <PersonRow name={`${who.givenName} ${who.familyName}`} aside={timeOf(line)}>
      <p>{eventInWords(line)}</p>
      <p className="ti-quiet">{[placeOf(line), basisInWords(line.entry)].filter((part) => part !== '').join('. ')}.</p>
    </PersonRow>
  );
}

function placeOf({ entry: { who } }: EntryLine): string {
  const profession = who.profession === null ? '' : withCapital(professionName(who.profession));
  return [profession, who.organisation ?? ''].filter((part) => part !== '').join(', ');
}

function timeOf({ first, last }: EntryLine): string {
  const [from, until] = [formatTime(first), formatTime(last)];
  return from === until ? until : `${from}–${until}`;
}
