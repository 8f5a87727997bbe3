import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { openDatabase } from './database.ts';
import { DatabaseClock } from './database-clock.ts';

let database: TestDatabase;
let opened: ReturnType<typeof openDatabase>;
beforeAll(async () => {
  database = await makeTestDatabase();
  opened = openDatabase(database.appUrl, { size: 1, onBroken: () => undefined });
});
afterAll(async () => {
  await opened.close();
  await database.drop();
});

const hour = 3_600_000;
const inDatabase = async () =>
  (await database.asOwner<{ at: Date }>('select clock_timestamp() as at'))[0]?.at.getTime() ?? Number.NaN;

/** A machine whose day is in the test's hand. */
function machine(wall: number) {
  const time = { at: wall, ticked: 1_000 };
  return {
    wall: () => time.at,
    ticks: () => time.ticked,
    tick: (ms: number) => {
      time.ticked += ms;
    },
    setWall: (at: number) => {
      time.at = at;
    },
  };
}

describe('The clock that servers share', () => {
  it.each([-24 * hour, -hour, hour, 24 * 365 * hour])(
    'is that of the database, on a machine whose own clock is wrong by %i milliseconds',
    async (wrong) => {
      const clock = new DatabaseClock(machine(Date.now() + wrong));
      const before = await inDatabase();
      await clock.set(opened.db);
      const now = clock.now().getTime();
      expect(now).toBeGreaterThanOrEqual(before);
      expect(now).toBeLessThanOrEqual(await inDatabase());
    },
  );

  it('goes on by what the machine ticks, and does not mind when its day is set', async () => {
    const here = machine(Date.now());
    const clock = new DatabaseClock(here);
    await clock.set(opened.db);
    const set = clock.now().getTime();
    here.setWall(0);
    here.tick(1_500);
    expect(clock.now().getTime()).toBe(set + 1_500);
  });

  it('waits a small correction out, and takes a large one at once', async () => {
    const here = machine(Date.now());
    const clock = new DatabaseClock(here);
    await clock.set(opened.db);
    const set = clock.now().getTime();
    here.tick(5_000);
    const ahead = clock.now().getTime();
    expect(ahead).toBe(set + 5_000);
    // By the database no time at all has passed, or a few milliseconds.
    await clock.set(opened.db);
    expect(clock.now().getTime()).toBe(ahead);
    here.tick(hour);
    expect(clock.now().getTime()).toBeGreaterThan(ahead + hour - 10_000);
    await clock.set(opened.db);
    expect(clock.now().getTime()).toBeLessThan(ahead + hour / 2);
  });
});
