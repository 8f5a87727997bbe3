import { expect, test } from 'vitest';
import { OrganisationId, PersonId, PractitionerRoleId, RelatedPersonId } from '../../../kernel/ids.ts';
import { findChoice } from './acting.ts';
import { mayImport } from './may-import.ts';
import type { ActingChoice } from './person.ts';

const one = '018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e44';
const another = '018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e45';
const organisation = {
  id: OrganisationId.parse(one),
  name: 'Fjordby',
  kind: 'municipality' as const,
  country: 'NO' as const,
};
const citizen: ActingChoice = { kind: 'citizen' };
const nurse: ActingChoice = {
  kind: 'practitioner',
  role: { id: PractitionerRoleId.parse(one), profession: 'nurse', organisation, team: null },
};
const guardian: ActingChoice = {
  kind: 'related-person',
  relatedPersonId: RelatedPersonId.parse(one),
  relation: 'guardian',
  citizen: { id: PersonId.parse(another), givenName: 'Liv', familyName: 'Nord' },
};
const choices = [citizen, nurse, guardian];

test('somebody acts in one of her own roles and relations, and in no other', () => {
  expect(findChoice(choices, { kind: 'citizen' })).toBe(citizen);
  expect(findChoice(choices, { kind: 'practitioner', roleId: PractitionerRoleId.parse(one) })).toBe(nurse);
  expect(findChoice(choices, { kind: 'practitioner', roleId: PractitionerRoleId.parse(another) })).toBeUndefined();
  expect(findChoice(choices, { kind: 'related-person', relatedPersonId: RelatedPersonId.parse(one) })).toBe(guardian);
  expect(
    findChoice(choices, { kind: 'related-person', relatedPersonId: RelatedPersonId.parse(another) }),
  ).toBeUndefined();
});

test.each([
  ['administrator', true],
  ['nurse', false],
  ['', false],
])('a %s may import: %s', (profession, may) => {
  expect(mayImport({ profession })).toBe(may);
});

test('whoever acts in no role may not import', () => {
  expect(mayImport(undefined)).toBe(false);
});
