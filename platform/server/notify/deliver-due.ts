import type { PersonId } from '../../../kernel/ids.ts';
import type { Clock } from '../clock.ts';
import { asTask, type Db } from '../database.ts';
import type { Jobs, TakenJob } from '../jobs.ts';
import { type Address, type Channel, type FindAddress, Untold } from './channel.ts';
import { getFacts, type NotifyFacts } from './notify-facts.ts';
import { NotifyJob, newNotifyJob } from './notify-job.ts';
import { findQuietEnd } from './quiet-hours.ts';

/** Whether anything up to and including this hint at the place is still new to the person. What one did oneself is not new. */
export type StillUnseen = (personId: PersonId, place: string, hintId: number) => Promise<boolean>;

export interface DeliveryParts {
  db: Db;
  jobs: Jobs;
  clock: Clock;
  findAddress: FindAddress;
  stillUnseen: StillUnseen;
  onFault: (fault: unknown) => void;
}

export interface Delivered {
  told: number;
  /** Could not be told now and will be tried again. */
  putBack: number;
}

/** What becomes of a job: it ends, it is told, or it waits until a moment. */
type Decision = { kind: 'end' } | { kind: 'wait'; until: Date } | { kind: 'tell'; address: Address; hintId: number };

/** Few, so that requests never wait for connections that a morning's mail has taken. */
const atOnce = 4;

interface Run {
  told: number;
  codes: string[];
  toldPersons: Set<string>;
}

/** Tells everybody whose time has come through one channel, and gives the counts. */
export async function deliverDue(parts: DeliveryParts, channel: Channel): Promise<Delivered> {
  const run: Run = { told: 0, codes: [], toldPersons: new Set() };
  for (;;) {
    const taken = await asTask(parts.db, 'relay', parts.clock.now(), (trx) =>
      parts.jobs.take(trx, channel.queue, atOnce),
    );
    const before = run.codes.length;
    // Whoever waits in several places is told once: their jobs go one after the other.
    await Promise.all(
      [...Map.groupBy(taken, personOf).values()].map((jobs) => deliverInTurn(parts, channel, jobs, run)),
    );
    const allFailed = run.codes.length - before === taken.length;
    if (taken.length < atOnce || allFailed) break;
  }
  if (run.codes.length > 0) {
    const codes = [...new Set(run.codes)].join(', ');
    parts.onFault(
      new Error(
        `${run.codes.length} notifications by ${channel.name} could not be sent and are tried again (${codes}).`,
      ),
    );
  }
  return { told: run.told, putBack: run.codes.length };
}

const personOf = (job: TakenJob) => NotifyJob.parse(job.data).personId;

async function deliverInTurn(
  parts: DeliveryParts,
  channel: Channel,
  jobs: readonly TakenJob[],
  run: Run,
): Promise<void> {
  for (const job of jobs) {
    try {
      await deliver(parts, channel, job, run);
    } catch (fault) {
      const code = fault instanceof Untold ? fault.code : 'fault';
      run.codes.push(code);
      if (!(fault instanceof Untold)) parts.onFault(fault);
      // If the database is away too, the job comes back by itself when its time is over.
      await asTask(parts.db, 'relay', parts.clock.now(), (trx) =>
        parts.jobs.putBack(trx, channel.queue, job, code),
      ).catch(parts.onFault);
    }
  }
}

async function deliver(parts: DeliveryParts, channel: Channel, job: TakenJob, run: Run): Promise<void> {
  const data = NotifyJob.parse(job.data);
  const facts = await asTask(parts.db, 'relay', parts.clock.now(), (trx) => getFacts(trx, data));
  const upTo = facts.newest ?? 0;
  const decision = await decide(parts, channel, data, facts);
  if (decision.kind === 'end') return settle(parts, channel, job, { data, upTo });
  if (decision.kind === 'wait')
    return settle(parts, channel, job, { data, upTo, next: decision.until, told: data.told });
  if (!run.toldPersons.has(data.personId)) {
    const outcome = await channel.tell({ personId: data.personId, address: decision.address, tellingId: job.id });
    if (outcome === 'nowhere') return settle(parts, channel, job, { data, upTo });
    run.toldPersons.add(data.personId);
    run.told += 1;
  }
  const at = parts.clock.now();
  const next = new Date(at.getTime() + channel.againMs);
  return settle(parts, channel, job, { data, upTo, next, told: { hintId: decision.hintId, at } });
}

async function decide(
  { clock, stillUnseen, findAddress }: DeliveryParts,
  channel: Channel,
  { personId, place, told }: NotifyJob,
  facts: NotifyFacts,
): Promise<Decision> {
  const { newest } = facts;
  if (newest === undefined || !facts[channel.name]) return { kind: 'end' };
  if (told !== undefined && told.hintId >= newest) return { kind: 'end' };
  if (!(await stillUnseen(personId, place, newest))) return { kind: 'end' };
  const now = clock.now();
  if (told !== undefined) {
    const again = new Date(told.at.getTime() + channel.againMs);
    if (now < again && (await stillUnseen(personId, place, told.hintId))) return { kind: 'wait', until: again };
  }
  const address = await findAddress(personId);
  if (address === undefined) return { kind: 'end' };
  const quietEnd = findQuietEnd(now, facts.quiet, address.zone);
  return quietEnd === undefined ? { kind: 'tell', address, hintId: newest } : { kind: 'wait', until: quietEnd };
}

interface Settlement {
  data: NotifyJob;
  /** What was decided about: anything newer needs a look of its own. */
  upTo: number;
  next?: Date;
  told?: NotifyJob['told'];
}

/** Ends a job and, in the same transaction, lets the next one for this person and place wait if there is reason to. */
async function settle(
  { db, jobs, clock }: DeliveryParts,
  channel: Channel,
  job: TakenJob,
  settlement: Settlement,
): Promise<void> {
  const { data, upTo, next, told } = settlement;
  const now = clock.now();
  await asTask(db, 'relay', now, async (trx) => {
    if (!(await jobs.finish(trx, channel.queue, job))) return;
    // While this job ran, the relay added none for a newer hint. It is read after the end, so that none falls between.
    const { newest } = await getFacts(trx, data);
    const soon = newest !== undefined && newest > upTo ? new Date(now.getTime() + channel.pauseMs) : undefined;
    const notBefore = soon ?? next;
    if (notBefore === undefined) return;
    const { personId, place } = data;
    await jobs.send(trx, channel.queue, [
      newNotifyJob({ personId, place, ...(told === undefined ? {} : { told }) }, notBefore),
    ]);
  });
}
