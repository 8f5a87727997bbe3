import { z } from 'zod';
import { asTask } from '../database.ts';
import type { Jobs, TakenJob } from '../jobs.ts';
import { Untold } from '../notify/channel.ts';
import { findWaiting, giveUpOld, recordFailed, type StoredSms, takeUnrelayed } from './sms-store.ts';
import { isOverLimit, oneDayMs, sendText, type TextDelivery } from './text-delivery.ts';

export const textQueue = 'sms';

const TextJob = z.object({ smsId: z.uuid() });
const atOnce = 4;

interface Parts extends TextDelivery {
  jobs: Jobs;
  onFault: (fault: unknown) => void;
}

/** Turns texts that have committed into jobs, and gives up what has waited for a day. */
export async function relayTexts({ db, clock, jobs }: Parts): Promise<void> {
  const now = clock.now();
  await asTask(db, 'relay', now, async (trx) => {
    await giveUpOld(trx, new Date(now.getTime() - oneDayMs), now);
    const ids = await takeUnrelayed(trx, now, 200);
    await jobs.send(
      trx,
      textQueue,
      ids.map((smsId) => ({ key: smsId, data: { smsId }, notBefore: now })),
    );
  });
}

/** Sends the texts whose time has come: codes, messages and answers. Gives how many went and how many are tried again. */
export async function deliverTexts(parts: Parts): Promise<{ told: number; putBack: number }> {
  let told = 0;
  const codes: string[] = [];
  for (;;) {
    const taken = await asTask(parts.db, 'relay', parts.clock.now(), (trx) => parts.jobs.take(trx, textQueue, atOnce));
    const before = codes.length;
    for (const job of taken) {
      const code = await deliver(parts, job);
      if (code === undefined) told += 1;
      else if (code !== '') codes.push(code);
    }
    if (taken.length < atOnce || codes.length - before === taken.length) break;
  }
  if (codes.length > 0)
    parts.onFault(
      new Error(`${codes.length} texts could not be sent and are tried again (${[...new Set(codes)].join(', ')}).`),
    );
  return { told, putBack: codes.length };
}

/** Nothing when it went, an empty code when there was nothing to send, and else why it is tried again. */
async function deliver(parts: Parts, job: TakenJob): Promise<string | undefined> {
  const { db, clock, jobs } = parts;
  const finish = () => asTask(db, 'relay', clock.now(), (trx) => jobs.finish(trx, textQueue, job));
  try {
    const outcome = await sendOne(parts, TextJob.parse(job.data).smsId);
    await finish();
    return outcome === 'taken' ? undefined : '';
  } catch (fault) {
    if (!(fault instanceof Untold)) parts.onFault(fault);
    const code = fault instanceof Untold ? fault.code : 'fault';
    await asTask(db, 'relay', clock.now(), (trx) => jobs.putBack(trx, textQueue, job, code)).catch(parts.onFault);
    return code;
  }
}

async function sendOne(parts: Parts, smsId: string): Promise<'taken' | 'refused' | 'ended'> {
  const sms = await asTask(parts.db, 'notify', parts.clock.now(), (trx) => findWaiting(trx, smsId));
  if (sms === undefined) return 'ended';
  if (sms.kind !== 'code' && sms.personId !== null && (await isOverLimit(parts, sms.personId)))
    return end(parts, sms, 'daily-limit');
  const composed = await parts.compose(sms);
  return composed === undefined ? end(parts, sms, 'no-longer') : sendText(parts, sms, composed);
}

async function end({ db, clock }: Parts, sms: StoredSms, code: string): Promise<'ended'> {
  const now = clock.now();
  await asTask(db, 'notify', now, (trx) => recordFailed(trx, sms.id, code, now));
  return 'ended';
}
