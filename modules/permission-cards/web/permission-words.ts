import { dateOf } from '../../../kernel/instant.ts';
import { formatDate, withCapital } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { dayAt } from '../../pathways/domain/day-at.ts';
import { professionName } from '../../people/web/public.tsx';
import type { Permission } from '../contract.ts';

/** Who reads: the citizen herself, who decides for a child, or anybody else in the room. */
export type Reader = 'citizen' | 'for-her' | 'beside';

/** What is needed of a card to say it. */
export type Sayable = Pick<Permission, 'kind' | 'until' | 'organisationName' | 'words'> & {
  giver: { name: string } | null;
};
/** The sentence, in the reader's language: what the citizen may, said to her. Own words stand for themselves. */
export function sentenceOf(card: Sayable): string {
  const { kind, until, organisationName: organisation, giver, words } = card;
  const name = giver?.name ?? m.permission_cards_somebody();
  const day = until === null ? '' : formatDate(until);
  switch (kind) {
    case 'text':
      return m.permission_cards_may_text({ name });
    case 'call':
      return m.permission_cards_may_call({ name });
    case 'extension':
      return m.permission_cards_extended({ organisation: organisation ?? '', day });
    case 'return':
      return organisation === null
        ? m.permission_cards_may_return({ day })
        : m.permission_cards_may_return_to({ organisation, day });
    case 'bring':
      return m.permission_cards_may_bring();
    case 'own':
      return words;
  }
}

/** Who says so: a name, what she is, and where. */
export function giverInWords({ giver }: Permission): string {
  if (giver === null) return m.permission_cards_somebody();
  return m.permission_cards_says({
    name: giver.name,
    role: professionName(giver.profession),
    organisation: giver.organisation,
  });
}

/** Since when, and until when. */
export function daysInWords({ givenAt, from, until }: Permission): string {
  const said = m.permission_cards_said({ day: formatDate(givenAt) });
  const begins = from > dayAt(dateOf(givenAt)) ? m.permission_cards_from({ day: formatDate(from) }) : '';
  const ends = until === null ? m.permission_cards_open() : m.permission_cards_until({ day: formatDate(until) });
  return [said, begins, ends].filter((part) => part !== '').join(' ');
}

/** Why it holds no more; nothing where it does. */
export function endInWords(
  { standing, end, until, citizenName, from }: Permission,
  reader: Reader,
): string | undefined {
  const day = end === null ? '' : formatDate(end.at);
  switch (standing) {
    case 'holds':
      return undefined;
    case 'ahead':
      return m.permission_cards_ahead({ day: formatDate(from) });
    case 'taken-back':
      if (end?.byCitizen !== true) return m.permission_cards_taken_back({ day });
      return reader === 'citizen'
        ? m.permission_cards_not_needed_mine({ day })
        : m.permission_cards_not_needed({ day, name: citizenName });
    case 'replaced':
      return m.permission_cards_replaced({ day });
    case 'passed':
      return m.permission_cards_passed({ day: until === null ? '' : formatDate(until) });
    case 'pathway-ended':
      return m.permission_cards_course_ended();
    case 'room-closed':
      return m.permission_cards_room_closed();
  }
}

/** Whom the citizen asks now. */
export function answersInWords({ answers, giver }: Permission): string | undefined {
  if (answers === null) return undefined;
  return withCapital(
    m.permission_cards_answers({ name: answers.name, giver: giver?.name ?? m.permission_cards_somebody() }),
  );
}
