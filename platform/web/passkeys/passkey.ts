import { ORPCError } from '@orpc/client';
import type { PasskeyRefusal } from '../../contract/passkey-refusal.ts';

/** Why a passkey did not do it: what the server said, or that the person or the device turned back. */
export class PasskeyTrouble extends Error {
  readonly code: PasskeyRefusal | 'turned-back';

  constructor(code: PasskeyRefusal | 'turned-back') {
    super(`The passkey did not do it: ${code}.`);
    this.code = code;
  }
}

/** Whether this browser knows what a passkey is. */
export function canUsePasskeys(): boolean {
  return 'PublicKeyCredential' in window;
}

/** Signs in with a passkey that this device has. */
export async function signInWithPasskey(): Promise<void> {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const optionsJSON = await ask<Parameters<typeof startAuthentication>[0]['optionsJSON']>('/ask');
  const response = await startAuthentication({ optionsJSON }).catch(turnedBack);
  await ask('', { response });
}

/** Makes a passkey on this device, under a name that the person chooses. */
export async function addPasskey(name: string): Promise<void> {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const optionsJSON = await ask<Parameters<typeof startRegistration>[0]['optionsJSON']>('/ask-to-add');
  const response = await startRegistration({ optionsJSON }).catch(turnedBack);
  await ask('/add', { response, name });
}

async function ask<Answer>(path: string, body: object = {}): Promise<Answer> {
  const answer = await fetch(`/sign-in/passkey${path}`, {
    method: 'POST',
    headers: { 'x-tillit': '1', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const told: unknown = await answer.json().catch(() => undefined);
  if (answer.ok && isAnswer<Answer>(told)) return told;
  const code = typeof told === 'object' && told !== null && 'code' in told ? told.code : undefined;
  if (isRefusal(code)) throw new PasskeyTrouble(code);
  throw new ORPCError(typeof code === 'string' ? code : 'fault', { status: answer.status });
}

/** It is what our own server made for the browser, which looks at it itself. */
function isAnswer<Answer>(told: unknown): told is Answer {
  return typeof told === 'object' && told !== null;
}

// The schema would bring its library into the first page.
const refusals: Readonly<Record<PasskeyRefusal, true>> = {
  'passkey-asleep': true,
  'passkey-copied': true,
  'passkey-known-already': true,
  'passkey-not-accepted': true,
};

function isRefusal(code: unknown): code is PasskeyRefusal {
  return typeof code === 'string' && Object.hasOwn(refusals, code);
}

/** The browser tells all of it alike: not now, no such passkey, too slow, or known already. */
function turnedBack(fault: unknown): never {
  const isKnown = fault instanceof Error && fault.name === 'InvalidStateError';
  throw new PasskeyTrouble(isKnown ? 'passkey-known-already' : 'turned-back');
}
