import type { ReactNode } from 'react';
import { formatDate, formatDayAndTime, withCapital } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';

/** The year always stands: a file is read years later. */
const longAgo = new Date(0);

export function When({ at }: { at: string }) {
  return <time dateTime={at}>{whenInWords(at)}</time>;
}

/** A moment with its time, a plain day without one. */
export function whenInWords(at: string): string {
  return at.length === 10 ? formatDate(at, longAgo) : formatDayAndTime(at, longAgo);
}

const toldBy = {
  'electronic-id': m.rights_told_electronic_id,
  phone: m.rights_told_phone,
  paper: m.rights_told_paper,
  'in-person': m.rights_told_in_person,
  sms: m.rights_told_sms,
};

/** How somebody said what was written down. */
export function toldByInWords(by: keyof typeof toldBy): string {
  return toldBy[by]();
}

/** Names and what stands beside them; what is not there is left out. */
export function Facts({ of }: { of: readonly (readonly [string, ReactNode])[] }) {
  const told = of.filter(([, value]) => value !== null && value !== '');
  if (told.length === 0) return null;
  return (
    <dl>
      {told.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Parts of a sentence with commas between, those that are there. */
export function inARow(parts: readonly (string | null)[]): string {
  return withCapital(parts.filter((part) => part !== null && part !== '').join(', '));
}
