import type { ServerParts } from '../../../platform/server/module.ts';
import { implement, inUnit, type RequestContext } from '../../../platform/server/request-context.ts';
import { peopleContract } from '../contract.ts';
import { findCitizens } from './find-citizens.ts';
import { getImport } from './get-import.ts';
import { myselfOf } from './get-myself.ts';
import { listRelatedPersons } from './list-related-persons.ts';
import { endOtherSessions, endSession, listPasskeys, listSessions, removePasskey } from './own-sessions.ts';
import { findPractitionersByWords, listOrganisations } from './practitioner-store.ts';
import * as phone from './phone.ts';
import { registerCitizen } from './register-citizen.ts';
import { addPushSubscription, setLanguage, setNotificationSetting } from './set-settings.ts';
import { getNotificationSetting } from './settings-store.ts';
import { startImport } from './start-import.ts';
import { switchRole } from './switch-role.ts';

export function peopleRoutes(parts: ServerParts) {
  const beforeUnit = implement(peopleContract).$context<RequestContext>();
  const people = beforeUnit.use(inUnit);
  const { keys } = parts;
  return {
    getMyself: people.getMyself.handler(({ context }) => myselfOf(context.unit)),
    switchRole: people.switchRole.handler(({ context, input, errors }) => switchRole(context.unit, input, errors)),
    setLanguage: people.setLanguage.handler(({ context, input }) => setLanguage(context.unit, input.language)),
    getNotificationSetting: people.getNotificationSetting.handler(async ({ context: { unit } }) => ({
      ...(await getNotificationSetting(unit.db, unit.me.personId)),
      pushKey: parts.pushKey ?? null,
    })),
    setNotificationSetting: people.setNotificationSetting.handler(({ context, input }) =>
      setNotificationSetting(context.unit, input),
    ),
    addPushSubscription: people.addPushSubscription.handler(({ context, input }) =>
      addPushSubscription(context.unit, input),
    ),
    getPhone: people.getPhone.handler(({ context }) => phone.getPhone(context.unit, parts)),
    askForPhoneCode: people.askForPhoneCode.handler(({ context, input, errors }) =>
      phone.askForPhoneCode(context.unit, parts, input.number, errors),
    ),
    confirmPhone: people.confirmPhone.handler(({ context, input }) =>
      phone.confirmPhone(context.unit, parts, input.code),
    ),
    removePhone: people.removePhone.handler(({ context }) => phone.removePhone(context.unit, parts)),
    listSessions: people.listSessions.handler(({ context }) => listSessions(context.unit)),
    endSession: people.endSession.handler(({ context, input, errors }) =>
      endSession(context.unit, input.sessionId, errors),
    ),
    endOtherSessions: people.endOtherSessions.handler(({ context }) => endOtherSessions(context.unit)),
    listPasskeys: people.listPasskeys.handler(({ context }) => listPasskeys(context.unit)),
    removePasskey: people.removePasskey.handler(({ context, input, errors }) =>
      removePasskey(context.unit, input.passkeyId, errors),
    ),
    listOrganisations: people.listOrganisations.handler(({ context }) => listOrganisations(context.unit.db)),
    findPractitioners: people.findPractitioners.handler(({ context, input }) =>
      findPractitionersByWords(context.unit.db, input.text.split(/\s+/)),
    ),
    findCitizens: people.findCitizens.handler(({ context, input }) => findCitizens(context.unit, keys, input.text)),
    registerCitizen: people.registerCitizen.handler(({ context, input, errors }) =>
      registerCitizen(context.unit, keys, input, errors),
    ),
    listRelatedPersons: people.listRelatedPersons.handler(({ context, errors }) =>
      listRelatedPersons(context.unit, errors),
    ),
    // The work goes on after the commit, so this one opens its own unit.
    startImport: beforeUnit.startImport.handler(({ context, input, errors, procedure }) =>
      startImport(parts, (work) => context.openUnit(procedure['~orpc'].meta, work), input, errors),
    ),
    getImport: people.getImport.handler(({ context, input, errors }) => getImport(context.unit, input.id, errors)),
  };
}
