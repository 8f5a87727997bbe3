import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ParticipantId, PersonId } from '../../../kernel/ids.ts';
import { endpoint } from '../../../platform/contract/endpoint.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { ConsentState } from '../domain/consent-action.ts';
import { askConsent } from './ask-consent.ts';
import { findConsentStates } from './consent-store.ts';

const about = z.object({ subjectId: z.uuid(), granteeId: ParticipantId });

/** As a module that owns subjects comes in by the door: it asks for a consent, and reads how those of a subject stand. */
export const subjectsContract = {
  ask: endpoint({ audit: 'subjects.asked', who: 'signed-in' })
    .route({ method: 'POST', path: '/subjects' })
    .input(about.extend({ citizenId: PersonId, purpose: z.string() }))
    .output(ConsentState),
  list: endpoint({ audit: 'subjects.listed', who: 'signed-in' })
    .route({ method: 'GET', path: '/subjects/{subjectId}' })
    .input(z.object({ subjectId: z.uuid() }))
    .output(z.record(z.string(), ConsentState)),
};

const api = implement(subjectsContract).$context<RequestContext>().use(inUnit);

export const subjectsModule: ServerModule = {
  name: 'subjects',
  contract: subjectsContract,
  routes: () =>
    api.router({
      ask: api.ask.handler(({ input, context: { unit } }) => {
        unit.trace({ citizenId: input.citizenId, basis: 'affiliation' });
        return askConsent(unit, { ...input, id: randomUUID() });
      }),
      list: api.list.handler(async ({ input, context: { unit } }) => {
        unit.trace();
        return Object.fromEntries(await findConsentStates(unit.db, input.subjectId));
      }),
    }),
};

/** What such a module adds to the policies: here, whoever is in `subject_reader` sees the consents of a subject, and whose. */
export const subjectPolicies = `
  create table subject_reader (subject_id uuid, person_id uuid);
  grant select on subject_reader to tillit_app;
  create policy consent_by_subject on consent for select to tillit_app
    using (subject_id in (select subject_id from subject_reader where person_id = (select me())));
  create policy consent_action_by_subject on consent_action for select to tillit_app
    using (subject_id in (select subject_id from subject_reader where person_id = (select me())));
  create policy person_by_subject on person for select to tillit_app using (id in (select citizen_id from consent))`;
