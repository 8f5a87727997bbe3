import { describe, expect, test } from 'vitest';
import { type ChoosingState, chooseSms } from './by-sms.ts';

const citizen: ChoosingState = { isClosed: false, kind: 'citizen', decides: true, hasPhone: true };
const practitioner: ChoosingState = { ...citizen, kind: 'practitioner', decides: false };

describe('Who may say how a citizen is reached by SMS', () => {
  test.each([
    ['the citizen', citizen, 'electronic-id', 'yes'],
    ['a child whose guardian decides', { ...citizen, decides: false }, 'electronic-id', 'only-citizen-side-decides'],
    ['a practitioner who was told by phone', practitioner, 'phone', 'yes'],
    ['a practitioner of herself', practitioner, 'electronic-id', 'only-citizen-side-decides'],
    ['somebody close', { ...practitioner, kind: 'related-person' }, 'phone', 'only-citizen-side-decides'],
    ['the citizen as if told by phone', citizen, 'phone', 'only-citizen-side-decides'],
    ['anybody in a closed room', { ...citizen, isClosed: true }, 'electronic-id', 'room-is-closed'],
    [
      'the citizen without a confirmed number',
      { ...citizen, hasPhone: false },
      'electronic-id',
      'phone-is-not-confirmed',
    ],
  ] as const)('%s', (_who, state, toldBy, outcome) => {
    const result = chooseSms(state, 'texts', toldBy);
    expect(result.ok ? result.value : result.reason).toBe(outcome);
  });

  test('ending it needs no number', () => {
    expect(chooseSms({ ...citizen, hasPhone: false }, 'off', 'electronic-id').ok).toBe(true);
  });
});
