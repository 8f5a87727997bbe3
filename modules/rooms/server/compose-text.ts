import { z } from 'zod';
import type { Language } from '../../../kernel/language.ts';
import { asTask } from '../../../platform/server/database.ts';
import type { ServerParts } from '../../../platform/server/module.ts';
import type { StoredSms } from '../../../platform/server/sms/sms-store.ts';
import type { ComposedSms } from '../../../platform/server/sms/text-delivery.ts';
import { findAddress } from '../../people/server/public.ts';
import { fitText } from '../domain/fit-text.ts';
import { findWordsOfText } from './text-store.ts';
import { textWords } from './text-words.ts';

type Parts = Pick<ServerParts, 'db' | 'clock'>;

/** What an answer to a text that came in is about; for the outbox. */
export const AnswerAbout = z.object({
  sentence: z.enum(['neutral', 'which', 'stopped']),
  codes: z.array(z.string()).optional(),
});
export type AnswerAbout = z.infer<typeof AnswerAbout>;

/** A message in a text: read at the moment it goes, so that what she has taken back meanwhile is not sent. */
export async function composeMessageText({ db, clock }: Parts, sms: StoredSms): Promise<ComposedSms | undefined> {
  const address = sms.personId === null ? undefined : await findAddress(db, clock, sms.personId);
  const found = await asTask(db, 'notify', clock.now(), (trx) => findWordsOfText(trx, sms.id));
  if (address?.sms === undefined || found === undefined) return undefined;
  const { sender, body, code, isTold } = found;
  const words = textWords[address.language];
  const wrap = isTold ? words.told : words.question;
  return { to: address.sms, text: fitText(body, (fitted) => wrap(sender, fitted, code), words.rest) };
}

/** An answer to a text that came in. What tells nothing is in the language of the number, whoever has it. */
export async function composeAnswer({ db, clock }: Parts, sms: StoredSms): Promise<ComposedSms | undefined> {
  const { sentence, codes = [] } = AnswerAbout.parse(sms.about);
  const address = sms.personId === null ? undefined : await findAddress(db, clock, sms.personId);
  const to = sms.strangerNumber ?? address?.sms;
  if (to === undefined) return undefined;
  if (sentence === 'neutral') return { to, text: textWords[languageOf(to)].neutral };
  const words = textWords[address?.language ?? languageOf(to)];
  return { to, text: sentence === 'stopped' ? words.stopped : words.which(codes.join(', ')) };
}

function languageOf(number: string): Language {
  if (number.startsWith('+47')) return 'nb';
  return number.startsWith('+45') ? 'da' : 'en';
}
