import { randomUUID } from 'node:crypto';
import type { ServerModule } from '../../../platform/server/module.ts';
import { onDay, startPathwaysWorld } from '../../pathways/server/pathways-for-tests.ts';
import { openAresRoom, type Somebody } from '../../rooms/server/rooms-for-tests.ts';
import { agreementsContract } from '../contract.ts';
import { AgreementId, type AgreementTerms } from '../domain/agreement.ts';
import type { LaterStep } from '../domain/agreement-action.ts';
import { agreementsRoutes } from './routes.ts';

// As the door puts it together; inside the module nobody uses its door.
const agreementsModule: ServerModule = { name: 'agreements', contract: agreementsContract, routes: agreementsRoutes };

/** Are's room: Ingrid holds the overview, Frida and Vera are in it; Sara, Stian and Ivar may be let in later. */
export async function startAgreementsWorld() {
  const world = await startPathwaysWorld([agreementsModule]);
  const { roomId, participants } = await openAresRoom(world);
  const of = ({ cookie }: Somebody) => world.server.client(agreementsContract, cookie);
  const terms = (given: Partial<AgreementTerms> = {}): AgreementTerms => ({
    what: 'Ringe fastlegen',
    owner: world.roles.vera.id,
    to: 'citizen',
    due: { kind: 'day', day: onDay('2026-11-13') },
    ...given,
  });
  /** The citizen's own. */
  const hers = (given: Partial<AgreementTerms> = {}) => terms({ owner: null, to: 'circle', ...given });
  const write = (who: Somebody, wished: AgreementTerms, id = AgreementId.parse(randomUUID())) =>
    of(who).write({ roomId, id, terms: wished });
  const take = (who: Somebody, { id: agreementId }: { id: AgreementId }, step: LaterStep, id: string = randomUUID()) =>
    of(who).takeStep({ roomId, agreementId, id, step });
  /** What somebody reads in the room, as `Ringe fastlegen: agreed`. */
  const reads = async (who: Somebody) => {
    const { agreements } = await of(who).listOfRoom({ roomId });
    return agreements.map(({ what, status }) => `${what}: ${status}`);
  };
  return { ...world, roomId, participants, of, terms, hers, write, take, reads };
}
export type AgreementsWorld = Awaited<ReturnType<typeof startAgreementsWorld>>;
