import type { ProblemFile } from './problem-file.ts';

/** The number of each thing by its id: its place in the file. */
export type Numbering = {
  place(id: string): number;
  person(id: string): number;
  citizen(id: string): number;
  visit(id: string): number;
};

/** @throws when an id is asked for that the file does not have: `findFaults` was not asked first. */
export function numberingOf(file: ProblemFile): Numbering {
  return {
    place: numberOf('place', file.places),
    person: numberOf('person', file.people),
    citizen: numberOf('citizen', file.citizens),
    visit: numberOf('visit', file.visits),
  };
}

function numberOf(what: string, things: readonly { id: string }[]): (id: string) => number {
  const numbers = new Map(things.map(({ id }, number) => [id, number]));
  return (id) => {
    const number = numbers.get(id);
    if (number === undefined) throw new Error(`there is no ${what} ${id}`);
    return number;
  };
}
