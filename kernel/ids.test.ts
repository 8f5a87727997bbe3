import { describe, expect, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import { CitizenId, PersonId, RoomId, type TeamId } from './ids.ts';

describe('ids', () => {
  it('accepts a UUID', () => {
    expect(RoomId.parse('018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e44')).toBe('018f4c1e-7a3b-7c21-9d10-2b1f6a5c0e44');
  });

  it('refuses text that is not a UUID', () => {
    expect(RoomId.safeParse('room-1').success).toBe(false);
    expect(RoomId.safeParse('').success).toBe(false);
  });

  it('keeps the id of a room apart from the id of a team', () => {
    expectTypeOf<z.infer<typeof RoomId>>().toEqualTypeOf<RoomId>();
    expectTypeOf<RoomId>().not.toExtend<TeamId>();
  });

  it('knows a citizen by the id of the person', () => {
    expect(CitizenId).toBe(PersonId);
    expectTypeOf<CitizenId>().toEqualTypeOf<PersonId>();
  });
});
