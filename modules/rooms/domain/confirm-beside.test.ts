import { expect, it } from 'vitest';
import { confirmBeside } from './confirm-beside.ts';

const asked = { byMeInHour: 0, byMeInDay: 0, toNumberInDay: 0 };
const state = { isClosed: false, kind: 'practitioner', hasOwn: false, asked } as const;

it.each([
  ['sent for a practitioner in an open room', state, 'yes'],
  ['not sent in a closed room', { ...state, isClosed: true }, 'room-is-closed'],
  ['not sent for a relative', { ...state, kind: 'related-person' }, 'only-practitioner-confirms'],
  ['not sent for the citizen, who has her own way', { ...state, kind: 'citizen' }, 'only-practitioner-confirms'],
  ['not sent where the citizen has confirmed a number herself', { ...state, hasOwn: true }, 'citizen-has-phone'],
  ['not sent again and again', { ...state, asked: { ...asked, byMeInHour: 3 } }, 'too-many-codes'],
] as const)('a code is %s', (_what, given, expected) => {
  const result = confirmBeside(given);
  expect(result.ok ? result.value : result.reason).toBe(expected);
});
