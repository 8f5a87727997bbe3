import { instantOf } from '../../../kernel/instant.ts';
import type { AboutMePart } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { basisOf } from '../../audit/server/public.ts';
import { fileNameOf } from '../domain/everything-about-me.ts';
import { findMyCitizen } from './whose-side-store.ts';
import { type AboutWhom, writeEverything } from './write-everything.ts';

const utf8 = new TextEncoder();

/**
 * All that is held about whoever asks, or about the child she acts for, as one file; read by her own policies, each row
 * once. The whole file is made before the first byte is sent, so that no half of one is taken for all of it.
 */
export async function exportEverything(unit: Unit, parts: readonly AboutMePart[]): Promise<File> {
  const whom = await findWhom(unit);
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const text of writeEverything(unit, parts, whom)) pieces.push(utf8.encode(text));
  const about = whom.citizenId ?? unit.me.personId;
  // Whoever asks in her work finds the line in her own log, as a citizen.
  unit.trace({ citizenId: about, ...(whom.askedAs === 'guardian' ? basisOf(unit) : { basis: 'own' }) });
  // Also to her own other screens: whoever sits at a phone that is not hers should not do this unseen.
  unit.announce({
    what: 'rights.everything-exported',
    place: about,
    audience: [...new Set([unit.me.personId, about])],
    notify: true,
  });
  return new File(pieces, fileNameOf(instantOf(unit.now), 'json'), { type: 'application/json' });
}

async function findWhom(unit: Unit): Promise<AboutWhom> {
  const { acting, personId } = unit.me;
  const citizenId = await findMyCitizen(unit.db);
  if (acting.kind !== 'related-person') return { askedAs: acting.kind, citizenId, me: personId };
  // What is held about a guardian herself does not belong in her child's file.
  if (citizenId !== undefined) return { askedAs: 'guardian', citizenId, me: undefined };
  return { askedAs: 'related-person', citizenId: undefined, me: personId };
}
