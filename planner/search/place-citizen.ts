import { place } from '../solution/edit.ts';
import type { Builder } from './builder.ts';
import { leavePool, placeEach } from './builder.ts';

/** How much the choice of a person is shaken, so that the same citizen does not get the same people each time. */
const SHAKEN = 0.1;
/** How many people whom the citizen does not know yet are looked at, drawn anew each time. */
const STRANGERS = 8;

/** What a person would cost: for each wanted visit the cheapest spot (Infinity: none), and the price of a new face, counted once. */
type Offer = { person: number; prices: number[]; faces: number[] };

/**
 * Gives a citizen's visits to as few people as may be: again and again the person who can take the remaining ones at the lowest price per visit, the new
 * face counted in, until nobody can (greedy set cover). Visits of two people, and what remains, are placed one by one.
 */
export function placeCitizen(builder: Builder, wanted: readonly number[]): void {
  const { visits } = builder.state.problem;
  const isAlone = (visit: number): boolean => visits.firstPart[visit + 1] - visits.firstPart[visit] === 1;
  const alone = wanted.filter(isAlone);
  let left = alone.map((_, i) => i);
  if (alone.length > 1) {
    const offers = candidates(builder, visits.citizen[alone[0]]).map((person) => offerOf(builder, alone, person));
    while (left.length > 1) {
      const offer = cheapest(builder, offers, { wanted: alone, left });
      if (offer === undefined) break;
      const before = left.length;
      left = left.filter((i) => !placeWith(builder, alone[i], offer.person));
      // Whoever could not take even one is not asked again.
      if (left.length === before) offers.splice(offers.indexOf(offer), 1);
    }
  }
  placeEach(
    builder,
    wanted.filter((visit) => !isAlone(visit)),
  );
  placeEach(
    builder,
    left.map((i) => alone[i]),
  );
}

/** All, where only one may come; else those whom the citizen knows in these weeks, and some strangers. Of people without any visit one of each kind. */
function candidates({ state, random }: Builder, citizen: number): number[] {
  const { people, citizens, periods } = state.problem;
  const emptySeen = new Set<number>();
  const known: number[] = [];
  const strangers: number[] = [];
  for (let person = 0; person < people.count; person++) {
    if (state.partsOf[person] === 0) {
      if (emptySeen.has(people.alike[person])) continue;
      emptySeen.add(people.alike[person]);
    }
    let times = 0;
    for (let period = 0; period < periods.count; period++)
      times += state.faces.times[(citizen * periods.count + period) * people.count + person];
    if (times > 0 || citizens.most[citizen] === 1) known.push(person);
    else strangers.push(person);
  }
  for (let i = 0; i < STRANGERS && strangers.length > 0; i++) {
    const at = random.below(strangers.length);
    known.push(strangers[at]);
    strangers[at] = strangers[strangers.length - 1];
    strangers.pop();
  }
  return known;
}

function offerOf({ state, placing }: Builder, wanted: readonly number[], person: number): Offer {
  const { visits } = state.problem;
  const faces = wanted.map((visit) => state.faces.priceOf(visits.citizen[visit], visits.day[visit], person));
  const prices = wanted.map((visit, i) =>
    faces[i] === Infinity ? Infinity : (placing.bestWith(visit, person)?.price ?? Infinity),
  );
  return { person, prices, faces };
}

type Rest = { wanted: readonly number[]; left: readonly number[] };

function cheapest({ state, random }: Builder, offers: readonly Offer[], { wanted, left }: Rest): Offer | undefined {
  const { visits, citizens } = state.problem;
  const citizen = visits.citizen[wanted[0]];
  const mustCover = citizens.most[citizen] === 1 ? left.length : 1;
  let best: Offer | undefined;
  let bestPrice = Infinity;
  for (const offer of offers) {
    let covered = 0;
    let sum = 0;
    let face = 0;
    for (const i of left) {
      if (offer.prices[i] === Infinity) continue;
      const price = state.faces.priceOf(citizen, visits.day[wanted[i]], offer.person);
      if (price === Infinity) continue;
      face = Math.max(face, price);
      covered++;
      sum += offer.prices[i];
    }
    if (covered < mustCover) continue;
    const price = ((sum + face) / covered) * (1 + SHAKEN * (random.next() - 0.5));
    if (price >= bestPrice) continue;
    bestPrice = price;
    best = offer;
  }
  return best;
}

function placeWith({ state, timing, placing }: Builder, visit: number, person: number): boolean {
  const { visits } = state.problem;
  const face = state.faces.priceOf(visits.citizen[visit], visits.day[visit], person);
  if (face === Infinity) return false;
  const found = placing.bestWith(visit, person);
  if (found === undefined || found.price + face >= visits.unserved[visit]) return false;
  place(state, timing, { visit, spot: found.spot });
  leavePool(state, visit);
  return true;
}
