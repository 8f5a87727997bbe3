import { asTask } from '../database.ts';
import { addNotice } from '../sms/sms-store.ts';
import { noticeWords } from '../sms/sms-words.ts';
import { isOverLimit, sendText, type TextDelivery } from '../sms/text-delivery.ts';
import type { Channel } from './channel.ts';

export const smsQueue = 'notify-sms';

/** The same fixed words to a confirmed mobile number, one text at most for each place and day. */
export function openSms(delivery: TextDelivery): Channel {
  return {
    name: 'sms',
    queue: smsQueue,
    pauseMs: 60_000,
    againMs: 24 * 3_600_000,
    tell: async ({ personId, address, tellingId }) => {
      if (address.sms === undefined || (await isOverLimit(delivery, personId))) return 'nowhere';
      const now = delivery.clock.now();
      await asTask(delivery.db, 'notify', now, (trx) => addNotice(trx, tellingId, personId, now));
      const composed = { to: address.sms, text: noticeWords[address.language] };
      return (await sendText(delivery, { id: tellingId, personId }, composed)) === 'taken' ? 'told' : 'nowhere';
    },
    close: () => undefined,
  };
}
