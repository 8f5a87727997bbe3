import { type Random, randomFrom } from '../basics/random.ts';

type Size = { readonly citizens: number; readonly people: number; readonly seed: number };

const COMPETENCES = ['cancer', 'heart', 'lungs', 'grief', 'work'];
const LANGUAGES = ['da', 'nb', 'ar', 'pl', 'uk'];
const TEAMS = ['north', 'south', 'harbour'];

/**
 * A caseload file made by a seed: people of 20 to 37 hours who are filled to 45–80 % before, each with two or three competences
 * and one or two languages; citizens of 15 to 110 minutes a week, a third of whom need a competence, a sixth a language,
 * a third of whom wish for somebody, a fifth of whom know somebody, and one in twelve of whom has said no to somebody.
 */
export function caseloadInstance({ citizens, people, seed }: Size): unknown {
  const random = randomFrom(seed);
  const staff = Array.from({ length: people }, (_, p) => personOf(random, p));
  return {
    format: 'tillit-caseload-1',
    week: '2026-11-30',
    people: staff,
    citizens: Array.from({ length: citizens }, (_, c) => citizenOf(random, c, people)),
  };
}

function personOf(random: Random, p: number): object {
  const contract = 1200 + 60 * random.below(18);
  const teaching = 60 * random.below(4);
  const net = contract - teaching - 90 - 250;
  const filled = Math.round(net * (0.45 + 0.35 * random.next()));
  return {
    id: `p${p}`,
    team: pick(random, TEAMS),
    contract,
    teaching,
    meetings: 90,
    unlisted: { citizens: Math.round(filled / 50), minutes: filled },
    // Two that go round, so that each competence is there in every team of five; some have a third for a while only.
    competences: [
      { code: COMPETENCES[p % 5] },
      { code: COMPETENCES[(p + 2) % 5], from: '2024-01-01' },
      ...(random.next() < 0.4 ? [{ code: COMPETENCES[random.below(5)], to: '2026-06-30' }] : []),
    ],
    languages: [random.next() < 0.5 ? 'da' : 'nb', LANGUAGES[p % 5]],
    ...(random.next() < 0.3 ? { ceiling: { kind: 'soft', citizens: Math.round(filled / 50) + 3 } } : {}),
  };
}

function citizenOf(random: Random, c: number, people: number): object {
  const some = (share: number) => random.next() < share;
  const person = () => `p${random.below(people)}`;
  const wishes = some(1 / 3) ? [...new Set([person(), person()])] : [];
  const no = person();
  return {
    id: `c${c}`,
    minutes: 15 + 5 * random.below(20),
    competences: [
      ...(some(1 / 3) ? [{ code: pick(random, COMPETENCES), kind: 'required' }] : []),
      ...(some(1 / 4) ? [{ code: pick(random, COMPETENCES), kind: 'wished' }] : []),
    ],
    ...(some(1 / 3) ? { language: { code: pick(random, LANGUAGES), kind: some(0.5) ? 'required' : 'wished' } } : {}),
    ...(some(1 / 4) ? { team: { code: pick(random, TEAMS), kind: 'wished' } } : {}),
    wishes,
    knows: some(1 / 5) ? [person()] : [],
    refuses: some(1 / 12) && !wishes.includes(no) ? [no] : [],
  };
}

function pick(random: Random, from: readonly string[]): string {
  return from[random.below(from.length)];
}
