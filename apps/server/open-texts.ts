import { composeCode, pausePhone } from '../../modules/people/server/public.ts';
import { composeAnswer, composeMessageText } from '../../modules/rooms/server/public.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Environment } from '../../platform/server/config.ts';
import type { ServerParts } from '../../platform/server/module.ts';
import { findSmsGateway } from '../../platform/server/sms/find-sms-gateway.ts';
import type { SmsParts } from '../../platform/server/sms/text-delivery.ts';

/** What the modules know of texts, for the gateway of the settings; nothing without one. */
export function openTexts(env: Environment, parts: ServerParts): SmsParts | undefined {
  const gateway = findSmsGateway(env);
  if (gateway === undefined) return undefined;
  const { db, clock } = parts;
  return {
    gateway,
    dailyLimit: env.SMS_DAILY_LIMIT,
    compose: async (sms) => {
      switch (sms.kind) {
        case 'code':
          return composeCode(parts, sms);
        case 'message':
          return composeMessageText(parts, sms);
        case 'answer':
          return composeAnswer(parts, sms);
        case 'notice':
          return undefined;
      }
    },
    pausePhone: (personId: PersonId, code: string) => pausePhone(db, clock, personId, code),
  };
}
