import type { Name } from '../cast.ts';
import type { Universe } from '../universe.ts';

/** A fault that tells somebody of what she may not see; planted in a universe of its own test, to see that it is found. */
export interface Leak {
  /** What leaks, as a kind. */
  kind: string;
  /** Who can tell, and at which question she must be found out to. */
  teller: Name;
  asked: string;
  /** Plants it; gives how it is taken away. */
  plant(universe: Universe): Promise<() => Promise<void>>;
}

/** Statements as the owner of the database, and those that take them back. */
export const bySql =
  (plant: string, takeAway: string): Leak['plant'] =>
  async ({ server: { database } }) => {
    await database.asOwner(plant);
    return async () => {
      await database.asOwner(takeAway);
    };
  };

/** A function of the database, with something in its text replaced. */
export const inFunction =
  (name: string, sound: string, leaky: string): Leak['plant'] =>
  async ({ server: { database } }) => {
    const [row] = await database.asOwner<{ text: string }>('select pg_get_functiondef($1::regprocedure) as text', [
      name,
    ]);
    if (row?.text.includes(sound) !== true) throw new Error(`${name} says no more: ${sound}`);
    await database.asOwner(row.text.replace(sound, leaky));
    return async () => {
      await database.asOwner(row.text);
    };
  };
