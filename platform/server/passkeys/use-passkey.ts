import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { z } from 'zod';
import type { PersonId } from '../../../kernel/ids.ts';
import type { PasskeyRefusal } from '../../contract/passkey-refusal.ts';
import { asTask, type Db } from '../database.ts';
import type { Challenge } from './challenge.ts';
import { refusalOfUse } from './passkey-rules.ts';
import { findAndLockPasskey, type Passkey, stopPasskey, storeUse } from './passkey-store.ts';
import type { RelyingParty } from './relying-party.ts';

const Text = z.base64url().max(10_000);

/** What a device answers that signs somebody in. */
export const UsedResponse = z.object({
  id: Text,
  rawId: Text,
  type: z.literal('public-key'),
  response: z.object({ clientDataJSON: Text, authenticatorData: Text, signature: Text, userHandle: Text }),
  clientExtensionResults: z.record(z.string(), z.unknown()).transform(() => ({})),
});
export type UsedResponse = z.infer<typeof UsedResponse>;

/** Names no passkey: the device knows which it has, and we do not yet know whose it is. */
export async function askToSignIn(party: RelyingParty, { challenge }: Challenge) {
  return generateAuthenticationOptions({
    rpID: party.id,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    userVerification: 'required',
  });
}

export interface UsedPasskey {
  passkeyId: string;
  personId: PersonId;
  assurance: string;
}

interface Using {
  party: RelyingParty;
  challenge: Challenge;
  response: UsedResponse;
  now: Date;
}

/** Whose passkey answered. What is not known and what is not right are told apart by nothing. */
export async function usePasskey(db: Db, using: Using): Promise<UsedPasskey | PasskeyRefusal> {
  const { response, now } = using;
  return asTask(db, 'sign-in', now, async (trx) => {
    const passkey = await findAndLockPasskey(trx, Buffer.from(response.id, 'base64url'));
    const used = passkey && (await verify(using, passkey).catch(() => undefined));
    if (passkey === undefined || used === undefined) return 'passkey-not-accepted';
    const refusal = refusalOfUse(passkey, used.newCounter, now);
    if (refusal === 'passkey-copied' && passkey.stoppedAt === null) await stopPasskey(trx, passkey.id, now);
    if (refusal !== undefined) return refusal;
    await storeUse(trx, passkey.id, { counter: used.newCounter, backedUp: used.credentialBackedUp, at: now });
    return { passkeyId: passkey.id, personId: passkey.personId, assurance: passkey.assurance };
  });
}

async function verify({ party, challenge, response }: Using, passkey: Passkey) {
  if (!Buffer.from(response.response.userHandle, 'base64url').equals(passkey.userHandle)) return undefined;
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    // The counter is ours to judge: one that goes back is told, and stops the passkey.
    credential: { id: response.id, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
  });
  return verified ? authenticationInfo : undefined;
}
