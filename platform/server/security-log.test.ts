import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { HeldClock } from '../testing/held-clock.ts';
import { type AnsweredRequest, openSecurityLog } from './security-log.ts';

const key = randomBytes(32);

function logged(tells: 'all' | 'refusals' = 'all', under = key) {
  const lines: string[] = [];
  const clock = new HeldClock('2026-11-06T09:00:00.000Z');
  const log = openSecurityLog({ clock, key: under, tells, write: (line) => void lines.push(line) });
  return { log, lines, read: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

const request = (different: Partial<AnsweredRequest> = {}): AnsweredRequest => ({
  note: {},
  route: '/api/*',
  method: 'GET',
  status: 200,
  tokenHash: undefined,
  address: '192.0.2.7',
  ...different,
});

describe('The security log', () => {
  it('leaves out what was allowed where only refusals are wanted', () => {
    const { log, read } = logged('refusals');
    log.answered(request());
    log.answered(request({ status: 403 }));
    log.answered(request({ status: 303, note: { event: 'signed-in', assurance: 'idporten-loa-high' } }));
    expect(read().map(({ event }) => event)).toEqual(['refused', 'signed-in']);
  });

  it('knows one address again without saying it, and under another key not even that', () => {
    const { log, read, lines } = logged();
    log.answered(request());
    log.answered(request());
    log.answered(request({ address: '192.0.2.8' }));
    const [first, again, other] = read().map(({ from }) => from);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
    expect(lines.join('')).not.toContain('192.0.2');
    const elsewhere = logged('all', randomBytes(32));
    elsewhere.log.answered(request());
    expect(elsewhere.read()[0]?.['from']).not.toBe(first);
  });

  it('keeps what an issuer calls an assurance to plain signs', () => {
    const { log, lines, read } = logged();
    log.answered(request({ note: { event: 'signed-in', assurance: `loa\n{"event":"x"}\u2028${'a'.repeat(500)}` } }));
    expect(lines).toHaveLength(1);
    expect(read()[0]?.['assurance']).toMatch(/^loa\{event:x\}a+$/);
    expect(String(read()[0]?.['assurance']).length).toBe(120);
  });
});

describe('A fault in the security log', () => {
  it('is one line with its place', () => {
    const { log, lines, read } = logged();
    log.fault(new Error('The endpoint of rooms.x must say whose data it touched.'));
    expect(lines).toHaveLength(1);
    expect(read()[0]).toMatchObject({ event: 'fault', kind: 'Error' });
    expect(JSON.stringify(read()[0]?.['stack'])).toContain('security-log.test.ts');
  });

  it('of PostgreSQL says which table and rule, and not the value it repeats', () => {
    const { log, lines, read } = logged();
    const fault = new pg.DatabaseError('invalid input syntax: "20068512345"\n    at evil', 10, 'error');
    Object.assign(fault, { code: '22P02', table: 'person', constraint: 'person_pkey', detail: 'Key (20068512345)' });
    log.fault(fault);
    expect(read()[0]).toMatchObject({ code: '22P02', table: 'person', constraint: 'person_pkey' });
    expect(lines.join('')).not.toMatch(/20068512345|evil/);
  });

  it('of a parser does not quote what was parsed', () => {
    const { log, lines } = logged();
    try {
      JSON.parse('{"secret": ordet}');
    } catch (fault) {
      log.fault(fault);
    }
    expect(lines.join('')).toContain('SyntaxError');
    expect(lines.join('')).not.toContain('ordet');
  });

  it('that is no error at all says no more than that', () => {
    const { log, read } = logged();
    log.fault('secret words');
    expect(read()).toEqual([{ time: '2026-11-06T09:00:00.000Z', event: 'fault', kind: 'string' }]);
  });
});
