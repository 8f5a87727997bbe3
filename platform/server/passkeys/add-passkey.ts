import { randomBytes, randomUUID } from 'node:crypto';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import { z } from 'zod';
import type { PasskeyRefusal } from '../../contract/passkey-refusal.ts';
import type { Db } from '../database.ts';
import type { Me } from '../unit.ts';
import type { Challenge } from './challenge.ts';
import { getAssurance, insertPasskey, listOwnCredentials } from './passkey-store.ts';
import { algorithms, type RelyingParty } from './relying-party.ts';

const Text = z.base64url().max(10_000);

/** What a device answers that makes a passkey. */
export const AddedResponse = z.object({
  id: Text,
  rawId: Text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: Text,
    attestationObject: Text,
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).transform(() => ({})),
});
export type AddedResponse = z.infer<typeof AddedResponse>;

/** The handle that devices keep for the person: the same on each of hers, random, and told to nobody else. */
export async function handleOf(db: Db): Promise<string> {
  const [known] = await listOwnCredentials(db);
  return (known?.userHandle ?? randomBytes(32)).toString('base64url');
}

/** What the device is asked for: a key of its own that it gives only to the person it knows, and finds by itself. */
export async function askForPasskey(db: Db, party: RelyingParty, challenge: Challenge, userName: string) {
  const own = await listOwnCredentials(db);
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName,
    userDisplayName: userName,
    userID: new Uint8Array(Buffer.from(challenge.userHandle ?? '', 'base64url')),
    challenge: new Uint8Array(Buffer.from(challenge.challenge, 'base64url')),
    // Which make of device somebody has is not our business.
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'required' },
    excludeCredentials: own.map(({ credentialId, transports }) => ({
      id: credentialId.toString('base64url'),
      transports,
    })),
  });
}

interface Adding {
  party: RelyingParty;
  challenge: Challenge;
  response: AddedResponse;
  name: string;
  me: Me;
  now: Date;
}

/** Stores the passkey that a device has made, in the name of the person whose transaction this is. */
export async function addPasskey(db: Db, adding: Adding): Promise<{ id: string } | PasskeyRefusal> {
  const made = await verify(adding).catch(() => undefined);
  if (made === undefined) return 'passkey-not-accepted';
  const { credential, credentialBackedUp: backedUp } = made;
  const credentialId = Buffer.from(credential.id, 'base64url');
  if ((await listOwnCredentials(db)).some((one) => one.credentialId.equals(credentialId)))
    return 'passkey-known-already';
  const id = randomUUID();
  await insertPasskey(db, {
    id,
    personId: adding.me.personId,
    userHandle: Buffer.from(adding.challenge.userHandle ?? '', 'base64url'),
    credentialId,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    backedUp,
    transports: adding.response.response.transports,
    name: adding.name,
    assurance: await getAssurance(db, adding.me.sessionId),
    vouchedAt: adding.me.electronicIdAt ?? adding.now,
    addedAt: adding.now,
  });
  return { id };
}

async function verify({ party, challenge, response }: Adding) {
  const attestation = decodeAttestationObject(
    new Uint8Array(Buffer.from(response.response.attestationObject, 'base64url')),
  );
  // We ask for none. Chains of certificates would be looked up at foreign hosts.
  if (attestation.get('fmt') !== 'none') return undefined;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
    supportedAlgorithmIDs: algorithms,
  });
  return verified ? registrationInfo : undefined;
}
