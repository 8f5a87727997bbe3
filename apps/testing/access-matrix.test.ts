import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { getDay } from '../../kernel/day.ts';
import { makeSyntheticNorwegian } from '../../kernel/synthetic-numbers.ts';
import type { EndpointFacts } from '../../platform/contract/each-endpoint.ts';
import { expected, outside, type Row } from './access-row-for-tests.ts';
import { accessTable } from './access-table-for-tests.ts';
import { type Kind, kinds, type Place } from './everybody-for-tests.ts';
import { amongEverybody, endpoints, type Gathered } from './gather-for-tests.ts';
import { type Answer, call } from './request-for-tests.ts';
import { secretWords } from './secrets-for-tests.ts';

let all: Gathered;
amongEverybody((gathered) => {
  all = gathered;
});

const asked = (endpoint: EndpointFacts, kind: Kind, input: object) =>
  call(all.world.server.url, endpoint, input, all.cookies[kind]);

async function entriesSince(id: number): Promise<{ event: string; citizen_id: string }[]> {
  return all.world.server.database.asOwner('select event, citizen_id from audit_entry where id > $1 order by id', [id]);
}

async function lastEntry(): Promise<number> {
  const rows = await all.world.server.database.asOwner<{ id: string }>(
    'select coalesce(max(id), 0) as id from audit_entry',
  );
  return Number(rows[0]?.id);
}

/** The same question about a room, a person and a link that never were. */
const nowhere = (place: Place): Place => ({
  ...place,
  ...Object.fromEntries(Object.keys(place).map((key) => [key, randomUUID()])),
  token: 'no-such-link',
  identityNumber: makeSyntheticNorwegian(getDay(1986, 3, 2), 99).digits,
});

describe('The table of who may what', () => {
  it('has a row for every endpoint of every contract, and no other', () => {
    expect(Object.keys(accessTable).sort()).toEqual(endpoints.map(({ name }) => name).sort());
  });

  it('has an allowed twin for each denial', () => {
    const never = Object.entries(accessTable).filter(([, row]) => row.allowed.length === 0);
    // Allowed in tests of their own: a number that nobody has, a session and a passkey of one's own, a link, a summary afterwards, a month that is closed.
    expect(never.map(([name]) => name)).toEqual([
      'people.endSession',
      'people.removePasskey',
      'people.registerCitizen',
      'rooms.askForCodeBeside',
      'calendar.openLink',
      'calendar.answerLink',
      'transitions.writeSummary',
      'transitions.correctLine',
      'transitions.getClosedMonth',
      'transitions.answerQuestion',
    ]);
  });

  it('finds an audit event or a reason without one at every endpoint', () => {
    for (const { endpoint, name } of endpoints) {
      const { audit } = endpoint.meta;
      if (typeof audit === 'string') expect(audit, name).toMatch(/^[a-z-]+\.[a-z-]+$/);
      else expect(audit.untraced.length, name).toBeGreaterThan(10);
    }
  });
});

describe.each(endpoints)('$name', ({ endpoint, name }) => {
  const row: Row = accessTable[name] ?? { allowed: [], otherwise: 'no row in the table', input: () => ({}) };

  it.each(kinds.map((kind) => [kind, expected(row, kind)] as const))('%s: %s', async (kind, outcome) => {
    const place = all.placeOf(kind);
    const before = await lastEntry();
    const answer = await asked(endpoint, kind, row.input(place));
    const entries = await entriesSince(before);
    if (answer.outcome === 'allowed' && endpoint.method !== 'GET') await all.putBack();
    expect(answer.outcome).toBe(outcome);
    if (outcome === 'allowed') expectTrace(endpoint, answer, entries);
    else expect(entries).toEqual([]);
    if (outside.includes(kind)) await expectNothingTold(endpoint, kind, { row, place, answer });
  });
});

/** Whoever was shown or changed something of a citizen has left her line; whoever was shown nothing, none. */
function expectTrace(endpoint: EndpointFacts, answer: Answer, entries: { event: string }[]): void {
  const untraced = typeof endpoint.meta.audit !== 'string' || answer.body === '[]';
  if (untraced) return expect(entries).toEqual([]);
  expect(entries.length).toBeGreaterThan(0);
  expect(new Set(entries.map((entry) => entry.event))).toEqual(new Set([endpoint.meta.audit]));
}

/** To those outside, what they may not see is told apart from what does not exist by not one byte. */
async function expectNothingTold(
  endpoint: EndpointFacts,
  kind: Kind,
  seen: { row: Row; place: Place; answer: Answer },
) {
  expect(seen.answer.body).not.toContain(secretWords);
  if (seen.answer.outcome === 'allowed') return expect(seen.answer.body).not.toContain(seen.place.roomId);
  if (seen.answer.outcome === 'invitation-is-for-somebody-else') return;
  expect(await asked(endpoint, kind, seen.row.input(nowhere(seen.place)))).toEqual(seen.answer);
}

it('no call has met a fault', () => expect(all.world.server.faults).toEqual([]));
