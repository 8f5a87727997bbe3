import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinFields, toHex } from './domain/canonical-bytes.ts';
import { type LogCopy, type LogLine, readLogCopy } from './domain/log-copy.ts';
import { hashEntry, type LogEntry, leafBytes, markCitizen, markPerson } from './domain/log-leaf.ts';
import { appendLeaf, emptyEdge, rootOf } from './domain/merkle-tree.ts';
import { verifyLog } from './domain/verify-log.ts';
import { checkWith, openLogKey } from './server/log-key.ts';
import { sha256 } from './server/sha256.ts';

const key = openLogKey(undefined, Buffer.alloc(32, 5));
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const people = [1, 2, 3].map(uuid);
const salts = new Map(people.map((id) => [id, sha256(joinFields([id]))]));
const saltOf = (id: string | null) => salts.get(id ?? '') ?? new Uint8Array(32);

const entryOf = (id: number): LogEntry => ({
  id,
  at: `2026-11-06T09:00:${String(id).padStart(2, '0')}.000001Z`,
  event: 'rooms.room-read',
  actingKind: 'practitioner',
  organisationId: id % 2 === 0 ? null : uuid(70),
  basis: 'consent',
  detail: '{"since": "2026-11-02T08:00:00.000Z", "messages": 3}',
  citizenId: people[id % 3] ?? null,
  placeId: uuid(80),
  basisId: id % 3 === 0 ? null : uuid(90),
  personId: people[(id + 1) % 3] ?? null,
  roleId: uuid(60),
});

/** A log of twelve entries under heads at 3, 7, 8 and 12, with one entry more that still waits. */
function linesOfLog(): LogLine[] {
  const lines: LogLine[] = [{ kind: 'log', version: 1, exportedAt: '2026-11-06T10:00:00.000Z' }];
  for (const [personId, salt] of salts) lines.push({ kind: 'salt', personId, salt: toHex(salt) });
  let edge = emptyEdge;
  for (let id = 1; id <= 12; id += 1) {
    const entry = entryOf(id);
    const citizen = markCitizen(sha256, saltOf(entry.citizenId), entry);
    const person = markPerson(sha256, saltOf(entry.personId), entry);
    const hash = hashEntry(sha256, entry, { citizen, person });
    edge = appendLeaf(sha256, edge, hash);
    const leaf = { position: id - 1, entryId: id, hash: toHex(hash) };
    lines.push({ kind: 'entry', ...entry });
    lines.push({ kind: 'leaf', ...leaf, citizenMark: toHex(citizen), personMark: toHex(person) });
    if (![3, 7, 8, 12].includes(id)) continue;
    const root = toHex(rootOf(sha256, edge));
    lines.push({ kind: 'head', ...key.sign({ size: id, root, at: entry.at, settledId: id }) });
  }
  return [...lines, { kind: 'entry', ...entryOf(13) }];
}

function read(lines: readonly unknown[]): LogCopy | undefined {
  const copy = readLogCopy(lines);
  return copy.ok ? copy.value : undefined;
}

const parts = { sha256, checkSignature: checkWith([key.publicKey]) };
const verify = (lines: readonly unknown[]) => {
  const copy = read(lines);
  return copy === undefined ? undefined : verifyLog(parts, copy, []);
};

const lines = linesOfLog();
// What waits is not proven yet, and the first line proves nothing.
const sealedLines = lines.filter((line) => line.kind !== 'log' && !(line.kind === 'entry' && line.id === 13));

/** Another value of the same kind that differs in one place. */
function nudged(value: unknown, where: number): unknown {
  if (typeof value === 'number') return value + 1;
  if (typeof value !== 'string') return uuid(99);
  const at = where % value.length;
  const digit = /[0-9]/.test(value.charAt(at)) ? (value.charAt(at) === '7' ? '8' : '7') : undefined;
  const letter = value.charAt(at) === 'e' ? 'f' : 'e';
  return value.slice(0, at) + (digit ?? letter) + value.slice(at + 1);
}

describe('A copy of the log', () => {
  test('is proven when nothing was done to it', () => {
    expect(verify(lines)).toEqual({
      findings: [],
      sealed: 12,
      heads: 4,
      confirmed: [],
      anchors: 0,
      waiting: 1,
      erased: 0,
    });
  });

  test('may come with its lines in another order', () => {
    const [first, ...others] = lines;
    fc.assert(
      fc.property(fc.shuffledSubarray(others, { minLength: others.length }), (shuffled) => {
        expect(verify([first, ...shuffled])?.findings).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  test('can’t differ in one character of one value unseen', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sealedLines), fc.nat(), fc.nat(), (line, which, where) => {
        const names = Object.keys(line).filter((name) => name !== 'kind');
        const name = names[which % names.length] ?? '';
        const changed = { ...line, [name]: nudged(Object.entries(line).find(([one]) => one === name)?.[1], where) };
        const verdict = verify(lines.map((one) => (one === line ? changed : one)));
        // What can't be read any more is no proof either.
        expect(verdict?.findings ?? ['unreadable'], JSON.stringify(changed)).not.toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('can’t lack a sealed line unseen, except a head that a later one covers', () => {
    for (const line of sealedLines) {
      const verdict = verify(lines.filter((one) => one !== line));
      const mayLack = line.kind === 'head' && line.size < 12;
      if (!mayLack) expect(verdict?.findings, JSON.stringify(line)).not.toEqual([]);
    }
  });

  test('can’t have a line twice unseen', () => {
    for (const line of sealedLines.filter(({ kind }) => kind === 'entry' || kind === 'leaf')) {
      expect(verify([...lines, line])?.findings, JSON.stringify(line)).not.toEqual([]);
    }
  });

  test('counts what it can no longer prove of somebody who was erased', () => {
    const erased = lines.map((line) =>
      line.kind === 'entry' && line.citizenId === people[1]
        ? { ...line, citizenId: null, placeId: null, basisId: null }
        : line,
    );
    expect(verify(erased)).toMatchObject({ findings: [], erased: 4 });
  });

  test('is refused with the line that is none', () => {
    expect(readLogCopy([])).toEqual({ ok: false, reason: 'no-log' });
    expect(readLogCopy(lines.slice(1))).toEqual({ ok: false, reason: 'no-log' });
    expect(readLogCopy([...lines.slice(0, 4), { kind: 'else' }])).toEqual({ ok: false, reason: 'line-5' });
    expect(readLogCopy([...lines, lines[0]])).toEqual({ ok: false, reason: `line-${lines.length + 1}` });
  });

  test('is not believed under a key that was not given', () => {
    const other = { sha256, checkSignature: checkWith([openLogKey(undefined, Buffer.alloc(32, 6)).publicKey]) };
    const copy = read(lines);
    const findings = copy === undefined ? [] : verifyLog(other, copy, []).findings;
    expect(findings.map(({ kind }) => kind)).toEqual(Array.from({ length: 4 }, () => 'signature-wrong'));
    expect(findings[0]?.sentence).toContain('is signed by a key that was not given');
  });
});

describe('The bytes of a leaf', () => {
  test('are these, for ever', () => {
    const marks = { citizen: new Uint8Array(32).fill(1), person: new Uint8Array(32).fill(2) };
    expect(toHex(leafBytes({ ...entryOf(2), event: 'blåbær', detail: '{}' }, marks))).toBe(
      [
        '0000000101',
        '0000000132',
        `0000001b${Buffer.from('2026-11-06T09:00:02.000001Z').toString('hex')}`,
        '00000008626cc3a562c3a672',
        `0000000c${Buffer.from('practitioner').toString('hex')}`,
        'ffffffff',
        `00000007${Buffer.from('consent').toString('hex')}`,
        '000000027b7d',
        `00000020${'01'.repeat(32)}`,
        `00000020${'02'.repeat(32)}`,
      ].join(''),
    );
  });

  test('are other ones wherever a field ends elsewhere, is empty or is not there', () => {
    const bytes = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['abc', null], ['', 'abc']].map((fields) =>
      toHex(joinFields(fields)),
    );
    expect(new Set(bytes).size).toBe(bytes.length);
  });

  test('are UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(
          Buffer.from(joinFields([text]))
            .subarray(4)
            .toString('utf8'),
        ).toBe(text);
      }),
    );
  });
});
