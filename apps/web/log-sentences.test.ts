import { expect, it } from 'vitest';
import { agreementsContract } from '../../modules/agreements/contract.ts';
import { auditContract } from '../../modules/audit/contract.ts';
import { hasSentence } from '../../modules/audit/web/public.tsx';
import { braveStepsContract } from '../../modules/brave-steps/contract.ts';
import { calendarContract } from '../../modules/calendar/contract.ts';
import { careTeamContract } from '../../modules/care-team/contract.ts';
import { consentContract } from '../../modules/consent/contract.ts';
import { emergencyContract } from '../../modules/emergency/contract.ts';
import { encountersContract } from '../../modules/encounters/contract.ts';
import { errandsContract } from '../../modules/errands/contract.ts';
import { pathwaysContract } from '../../modules/pathways/contract.ts';
import { peopleContract } from '../../modules/people/contract.ts';
import { permissionCardsContract } from '../../modules/permission-cards/contract.ts';
import { rightsContract } from '../../modules/rights/contract.ts';
import { roomsContract } from '../../modules/rooms/contract.ts';
import { storyContract } from '../../modules/story/contract.ts';
import { transitionsContract } from '../../modules/transitions/contract.ts';
import { eachEndpoint } from '../../platform/contract/each-endpoint.ts';

const events = [
  peopleContract,
  auditContract,
  consentContract,
  roomsContract,
  emergencyContract,
  rightsContract,
  pathwaysContract,
  calendarContract,
  storyContract,
  careTeamContract,
  permissionCardsContract,
  agreementsContract,
  braveStepsContract,
  errandsContract,
  transitionsContract,
  encountersContract,
]
  .flatMap((contract) => [...eachEndpoint(contract)])
  .flatMap(({ meta }) => (typeof meta.audit === 'string' ? [meta.audit] : []));

it('the log has a sentence for every event that an endpoint traces', () => {
  expect(events.length).toBeGreaterThan(20);
  expect(events.filter((event) => !hasSentence(event))).toEqual([]);
});
