import { place } from '../solution/edit.ts';
import type { Builder } from './builder.ts';
import { leavePool, placeEach } from './builder.ts';

/** How much the choice of a person is shaken, so that the same citizen does not get the same people each time. */
const SHAKEN = 0.1;
/** How many people whom the citizen does not know yet are looked at, drawn anew each time. */
const STRANGERS = 8;

/** What a person would cost: for each wanted visit the cheapest spot (Infinity: none) and after which stop it is. */
type Offer = { person: number; prices: Float64Array; after: Int32Array };

/**
 * Gives a citizen's visits to as few people as may be: again and again the person who can take the remaining ones at the lowest price per visit, the new
 * face counted in, until nobody can (greedy set cover). Visits of two people, and what remains, are placed one by one.
 */
export function placeCitizen(builder: Builder, wanted: readonly number[]): void {
  const { visits, citizens } = builder.state.problem;
  const alone = wanted.filter((visit) => visits.firstPart[visit + 1] - visits.firstPart[visit] === 1);
  const two = wanted.filter((visit) => visits.firstPart[visit + 1] - visits.firstPart[visit] === 2);
  const onlyOne = citizens.most[visits.citizen[wanted[0]]] === 1;
  const left = onlyOne ? placeWithOne(builder, alone) : placeWithFew(builder, alone);
  placeEach(builder, two);
  placeEach(builder, left);
}

/** Where one person may come and no other: whoever can take all at the lowest price. Gives back what is left: all or nothing. */
function placeWithOne(builder: Builder, wanted: number[]): number[] {
  if (wanted.length === 0) return [];
  const { state, placing } = builder;
  const { visits } = state.problem;
  let best: Offer | undefined;
  let bestPrice = Infinity;
  for (const person of everyKind(builder)) {
    const offer: Offer = {
      person,
      prices: new Float64Array(wanted.length),
      after: new Int32Array(wanted.length),
    };
    let sum = 0;
    for (let i = 0; i < wanted.length && sum < bestPrice; i++) {
      const face = state.faces.priceOf(visits.citizen[wanted[i]], visits.day[wanted[i]], person);
      sum += face === Infinity ? Infinity : placing.priceWith(wanted[i], person);
      offer.after[i] = placing.after;
    }
    if (sum >= bestPrice) continue;
    bestPrice = sum;
    best = offer;
  }
  if (best === undefined) return wanted;
  return takeOffer(builder, { offer: best, wanted, left: wanted.map((_, i) => i) }).map((i) => wanted[i]);
}

function placeWithFew(builder: Builder, wanted: number[]): number[] {
  if (wanted.length < 2) return wanted;
  const { visits } = builder.state.problem;
  const offers = candidates(builder, visits.citizen[wanted[0]]).map((person) => offerOf(builder, wanted, person));
  let left = wanted.map((_, i) => i);
  while (left.length > 1) {
    const offer = cheapest(builder, offers, { wanted, left });
    if (offer === undefined) break;
    const before = left.length;
    left = takeOffer(builder, { offer, wanted, left });
    // Whoever could not take even one is not asked again.
    if (left.length === before) offers.splice(offers.indexOf(offer), 1);
  }
  return left.map((i) => wanted[i]);
}

/** All people, but of those without any visit one of each kind. */
function everyKind({ state }: Builder): number[] {
  const { people } = state.problem;
  const emptySeen = new Set<number>();
  const all: number[] = [];
  for (let person = 0; person < people.count; person++) {
    if (state.partsOf[person] === 0) {
      if (emptySeen.has(people.alike[person])) continue;
      emptySeen.add(people.alike[person]);
    }
    all.push(person);
  }
  return all;
}

/** Those whom the citizen knows in these weeks, and some strangers. */
function candidates(builder: Builder, citizen: number): number[] {
  const { state, random } = builder;
  const { people, periods } = state.problem;
  const known: number[] = [];
  const strangers: number[] = [];
  for (const person of everyKind(builder)) {
    let times = 0;
    for (let period = 0; period < periods.count; period++)
      times += state.faces.times[(citizen * periods.count + period) * people.count + person];
    if (times > 0) known.push(person);
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
  const prices = new Float64Array(wanted.length).fill(Infinity);
  const after = new Int32Array(wanted.length).fill(-1);
  for (let i = 0; i < wanted.length; i++) {
    const face = state.faces.priceOf(visits.citizen[wanted[i]], visits.day[wanted[i]], person);
    if (face === Infinity) continue;
    prices[i] = placing.priceWith(wanted[i], person);
    after[i] = placing.after;
  }
  return { person, prices, after };
}

type Rest = { wanted: readonly number[]; left: readonly number[] };

function cheapest({ state, random }: Builder, offers: readonly Offer[], { wanted, left }: Rest): Offer | undefined {
  const { visits } = state.problem;
  const citizen = visits.citizen[wanted[0]];
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
    if (covered === 0) continue;
    const price = ((sum + face) / covered) * (1 + SHAKEN * (random.next() - 0.5));
    if (price >= bestPrice) continue;
    bestPrice = price;
    best = offer;
  }
  return best;
}

/** Places what the person of an offer can take, and gives what is left. A spot that was found before still holds as long as its day is untouched. */
function takeOffer(builder: Builder, { offer, wanted, left }: Rest & { offer: Offer }): number[] {
  const { state, timing, placing } = builder;
  const { visits, shifts } = state.problem;
  const touched = new Set<number>();
  return left.filter((i) => {
    const visit = wanted[i];
    const day = visits.day[visit];
    const face = state.faces.priceOf(visits.citizen[visit], day, offer.person);
    if (face === Infinity) offer.prices[i] = Infinity;
    if (offer.prices[i] === Infinity) return true;
    const stale = touched.has(day) || shifts.linked[day] === 1;
    const price = stale ? placing.priceWith(visit, offer.person) : offer.prices[i];
    if (price + face >= visits.unserved[visit]) {
      // Asked again later, the old answer would be wrong.
      offer.prices[i] = Infinity;
      return true;
    }
    place(state, timing, { visit, spot: { first: stale ? placing.after : offer.after[i], second: -1 } });
    leavePool(state, visit);
    touched.add(day);
    return false;
  });
}
