import { z } from 'zod';
import type { Language } from '../../../kernel/language.ts';
import { asTask } from '../../../platform/server/database.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import type { StoredSms } from '../../../platform/server/sms/sms-store.ts';
import type { ComposedSms } from '../../../platform/server/sms/text-delivery.ts';
import { findAddress } from './find-address.ts';
import { codeOf } from './phone-code.ts';
import { findChallenge } from './phone-store.ts';

const About = z.object({ challengeId: z.uuid(), isBeside: z.boolean().default(false) });

const words: Readonly<Record<Language, (code: string) => string>> = {
  nb: (code) => `${code} er koden din i Tillit. Den gjelder i ti minutter. Gi den ikke til noen.`,
  nn: (code) => `${code} er koden din i Tillit. Han gjeld i ti minutt. Gi han ikkje til nokon.`,
  da: (code) => `${code} er din kode til Tillit. Den gælder i ti minutter. Giv den ikke til nogen.`,
  en: (code) => `${code} is your code for Tillit. It holds for ten minutes. Give it to nobody.`,
};

/** For whoever stands beside the one that types it. */
const wordsBeside: Readonly<Record<Language, (code: string) => string>> = {
  nb: (code) =>
    `${code} er koden din i Tillit. Si den bare til den som er hos deg nå og skriver den inn. Er ingen det, gi den ikke til noen.`,
  nn: (code) =>
    `${code} er koden din i Tillit. Sei han berre til den som er hos deg no og skriv han inn. Er ingen det, gi han ikkje til nokon.`,
  da: (code) =>
    `${code} er din kode til Tillit. Sig den kun til den, der er hos dig nu og skriver den ind. Er der ingen, så giv den ikke til nogen.`,
  en: (code) =>
    `${code} is your code for Tillit. Say it only to whoever is with you now and types it. If nobody is, give it to nobody.`,
};

/** The text with the code that somebody has asked for; nothing when it is over. */
export async function composeCode(
  { db, clock, keys }: Pick<ServerParts, 'db' | 'clock' | 'keys'>,
  { personId, about }: StoredSms,
): Promise<ComposedSms | undefined> {
  const now = clock.now();
  const { challengeId, isBeside } = About.parse(about);
  const challenge = await asTask(db, 'notify', now, (trx) => findChallenge(trx, challengeId, now));
  const address = personId === null ? undefined : await findAddress(db, clock, personId);
  if (challenge === undefined || address === undefined) return undefined;
  return {
    to: challenge.number,
    text: (isBeside ? wordsBeside : words)[address.language](codeOf(keys.phoneCode, challengeId)),
  };
}
