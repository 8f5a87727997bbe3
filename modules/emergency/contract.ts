import { z } from 'zod';
import { Country } from '../../kernel/country.ts';
import { PersonId } from '../../kernel/ids.ts';
import { Instant } from '../../kernel/instant.ts';
import { endpoint } from '../../platform/contract/endpoint.ts';
import {
  EmergencyAccess,
  EmergencyCircle,
  EmergencyId,
  EmergencyReason,
  EmergencyReview,
  EmergencyWords,
  ReviewOutcome,
} from './domain/emergency.ts';

const OpenAccess = z.object({ id: EmergencyId, reason: EmergencyReason, openedAt: Instant, endsAt: Instant });
const one = z.object({ accessId: EmergencyId });
const done = z.object({ done: z.literal(true) });

export const emergencyContract = {
  /**
   * Opens an emergency access to who is around one citizen, for half an hour; she, her guardians and the organisation's data
   * protection officer are told at once. A number that is nobody's, one's own, one's child's, and that of a citizen who
   * blocks the asker are answered alike.
   */
  open: endpoint({ audit: 'emergency.access-opened', who: 'practitioner', fresh: 'always' })
    .route({ method: 'POST', path: '/emergencies', successStatus: 201 })
    .input(
      z.object({
        id: EmergencyId,
        country: Country,
        identityNumber: z.string().max(20),
        reason: EmergencyReason,
        words: EmergencyWords,
      }),
    )
    .errors({
      'identity-number-has-wrong-length': { status: 422 },
      'identity-number-has-other-characters': { status: 422 },
      'identity-number-has-impossible-date': { status: 422 },
      'identity-number-has-wrong-check-digits': { status: 422 },
      'profession-has-no-emergencies': { status: 403 },
      'emergency-access-is-open': { status: 409 },
    })
    .output(OpenAccess),

  /** The one that I have open now, so that a page that was closed is found again. */
  findOpen: endpoint({
    audit: { untraced: "one's own access: its time and reason, nothing of the citizen" },
    who: 'practitioner',
  })
    .route({ method: 'GET', path: '/emergencies/mine' })
    .output(OpenAccess.nullable()),

  /** Who is around the citizen, and what happens next. Each look is an entry in her log. */
  look: endpoint({ audit: 'emergency.circle-seen', who: 'practitioner' })
    .route({ method: 'GET', path: '/emergencies/{accessId}/circle' })
    .input(one)
    .output(EmergencyCircle),

  /** Ends it before its time. */
  end: endpoint({ audit: 'emergency.access-ended', who: 'practitioner' })
    .route({ method: 'POST', path: '/emergencies/{accessId}/ending' })
    .input(one)
    .output(done),

  /** Each emergency access to me, or to the child I act for, the latest first. */
  listAboutMe: endpoint({ audit: 'emergency.accesses-read', who: 'signed-in' })
    .route({ method: 'GET', path: '/emergencies/about-me' })
    .output(z.array(EmergencyAccess.extend({ isRead: z.boolean() }))),

  /** I have read that it happened; the card on my home goes. */
  markRead: endpoint({ audit: 'emergency.accesses-read', who: 'signed-in' })
    .route({ method: 'PUT', path: '/emergencies/{accessId}/read' })
    .input(one)
    .output(done),

  /** Each made by people of my organisation, for its data protection officer: those to be reviewed first. */
  listToReview: endpoint({ audit: 'emergency.accesses-overseen', who: 'practitioner' })
    .route({ method: 'GET', path: '/emergencies/to-review' })
    .output(z.array(EmergencyAccess.extend({ citizen: z.object({ id: PersonId, name: z.string() }) }))),

  /** What the officer says of it, when it has ended. It is never changed; another word on it is another review. */
  review: endpoint({ audit: 'emergency.access-reviewed', who: 'practitioner' })
    .route({ method: 'POST', path: '/emergencies/{accessId}/reviews' })
    .input(one.extend({ id: z.uuid(), outcome: ReviewOutcome, words: z.string().trim().min(10).max(1000) }))
    .errors({ 'access-is-still-open': { status: 409 } })
    .output(z.array(EmergencyReview)),
};

export type EmergencyContract = typeof emergencyContract;
