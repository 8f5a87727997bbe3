import { describe, expect, it } from 'vitest';
import { OrganisationId, PersonId } from '../../../kernel/ids.ts';
import { addressRectification, answerRectification } from './address-rectification.ts';

const organisation = (n: number) => OrganisationId.parse(`00000000-0000-4000-8000-00000000000${n}`);
const vera = PersonId.parse('00000000-0000-4000-8000-000000000009');
const [nav, dps] = [organisation(1), organisation(2)];

describe('What is not right goes', () => {
  it('to whoever wrote the message, and to her organisation', () => {
    const origin = { of: 'message', isOwn: false, personId: vera, organisationId: nav } as const;
    expect(addressRectification(origin, [])).toEqual({ ok: true, value: { personId: vera, organisationId: nav } });
  });

  it('nowhere when it is one’s own message: that one is corrected by a new one', () => {
    const origin = { of: 'message', isOwn: true, personId: vera, organisationId: null } as const;
    expect(addressRectification(origin, [nav])).toMatchObject({ reason: 'own-words-are-corrected-by-a-message' });
  });

  it.each([
    ['the organisation that looked', dps, [nav], dps],
    ['the one that has known her longest, when no organisation looked', null, [nav, dps], nav],
  ] as const)('from the log to %s', (_name, organisationId, knownBy, to) => {
    const found = addressRectification({ of: 'entry', organisationId }, knownBy);
    expect(found).toEqual({ ok: true, value: { personId: null, organisationId: to } });
  });

  it('from what is written about herself to an organisation that knows her, and to no other', () => {
    expect(addressRectification({ of: 'person', organisationId: nav }, [nav])).toMatchObject({ ok: true });
    expect(addressRectification({ of: 'person', organisationId: dps }, [nav])).toMatchObject({
      reason: 'nobody-can-answer',
    });
  });

  it('nowhere when nobody is known who could answer', () => {
    expect(addressRectification({ of: 'entry', organisationId: null }, [])).toMatchObject({
      reason: 'nobody-can-answer',
    });
  });
});

describe('An answer', () => {
  it.each([
    [true, false, { ok: true }],
    [false, false, { reason: 'not-yours-to-answer' }],
    [false, true, { reason: 'not-yours-to-answer' }],
    [true, true, { reason: 'already-answered' }],
  ])('by whom it is asked of (%s), answered before (%s)', (isMine, isAnswered, result) => {
    expect(answerRectification({ isMine, isAnswered })).toMatchObject(result);
  });
});
