import type { ServerModule } from '../../../platform/server/module.ts';
import { peopleContract } from '../contract.ts';
import { peopleRoutes } from './routes.ts';

export { peopleAboutMe } from './about-me-store.ts';
export { findActiveRole } from './acting-store.ts';
export { addPractitionerRole } from './add-practitioner-role.ts';
export { addRelation } from './add-relation.ts';
export { findAddress } from './find-address.ts';
export { findActing, findOrAddPerson, findPersonByNumber, type VouchedIdentity } from './find-or-add-person.ts';
export { myselfOf } from './get-myself.ts';
export { hashIdentity } from './identity-seal.ts';
export { importFile } from './import-file.ts';
export { findNames, getPerson } from './person-store.ts';
export { composeCode } from './compose-code.ts';
export { isCode } from './phone-code.ts';
export { readPhoneNumber } from './read-phone-number.ts';
export { pausePhone } from './phone-store.ts';
export { findPractitioner } from './practitioner-store.ts';
export { switchRole } from './switch-role.ts';

export const peopleModule: ServerModule = {
  name: 'people',
  contract: peopleContract,
  routes: (parts) => peopleRoutes(parts),
};
