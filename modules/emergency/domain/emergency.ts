import { z } from 'zod';
import { type Id, idOf } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';

export const EmergencyId = idOf<'EmergencyAccess'>();
export type EmergencyId = Id<'EmergencyAccess'>;

/** Why it can't wait; which sections of the two countries' laws each leans on stands in ADR 0020. */
export const EmergencyReason = z.enum(['life-at-risk', 'harm-to-self', 'harm-to-others', 'cannot-answer', 'missing']);
export type EmergencyReason = z.infer<typeof EmergencyReason>;

/** In one's own words what has happened: long enough to say something, since the citizen and the officer read it. */
export const EmergencyWords = z.string().trim().min(20).max(1000);

/** How long one is open; it can't be prolonged, only opened anew with a new reason. */
export const openMinutes = 30;

/** Within how many working days after its end it is reviewed. */
export const reviewWorkingDays = 5;

export const ReviewOutcome = z.enum(['justified', 'not-justified', 'needs-follow-up']);
export type ReviewOutcome = z.infer<typeof ReviewOutcome>;

/** What somebody who answers for it at the organisation has said; the last one counts, the earlier ones stay. */
export const EmergencyReview = z.object({
  outcome: ReviewOutcome,
  words: z.string(),
  at: Instant,
  byName: z.string(),
});
export type EmergencyReview = z.infer<typeof EmergencyReview>;

/** One emergency access, as the citizen's side and the officer read it. */
export const EmergencyAccess = z.object({
  id: EmergencyId,
  who: z.object({ givenName: z.string(), familyName: z.string(), profession: z.string(), organisation: z.string() }),
  reason: EmergencyReason,
  words: z.string(),
  openedAt: Instant,
  /** When it ended or will end by itself. */
  endsAt: Instant,
  isOpen: z.boolean(),
  looks: z.array(z.object({ at: Instant, people: z.int() })),
  /** The last day on which a review is due. */
  reviewBy: z.iso.date(),
  reviews: z.array(EmergencyReview),
});
export type EmergencyAccess = z.infer<typeof EmergencyAccess>;

/** What one sees in an emergency: who is around the citizen, and what happens next. */
export const EmergencyCircle = z.object({
  citizen: z.object({ givenName: z.string(), familyName: z.string() }),
  endsAt: Instant,
  circles: z.array(
    z.object({
      people: z.array(
        z.object({
          kind: z.enum(['practitioner', 'related-person']),
          name: z.string(),
          profession: z.string(),
          organisation: z.string().nullable(),
          holdsOverview: z.boolean(),
        }),
      ),
      nextStep: z.object({ what: z.string(), with: z.string(), when: z.string().nullable() }).nullable(),
    }),
  ),
});
export type EmergencyCircle = z.infer<typeof EmergencyCircle>;
