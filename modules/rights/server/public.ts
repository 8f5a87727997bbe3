import type { AboutMePart } from '../../../platform/server/about-me.ts';
import type { ServerModule } from '../../../platform/server/module.ts';
import { rightsContract } from '../contract.ts';
import { rightsRoutes } from './routes.ts';

export {
  type CarriedOut,
  carryOutRetention,
  forecastRetention,
  type OrganisationForecast,
} from './carry-out-retention.ts';
export { rightsAboutMe } from './about-me-store.ts';

/** The module, with what each other module holds about somebody. */
export function rightsModule(parts: readonly AboutMePart[]): ServerModule {
  return { name: 'rights', contract: rightsContract, routes: () => rightsRoutes(parts) };
}
