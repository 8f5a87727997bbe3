import { addWitnessRoute, askWitness, mailHead, type OwnLog, openLogKey } from '../../modules/audit/server/public.ts';
import type { Environment } from '../../platform/server/config.ts';
import { openPlainMail } from '../../platform/server/notify/mail-transport.ts';
import { repeat } from '../../platform/server/notify/repeat.ts';
import type { Server } from '../../platform/server/server.ts';
import { logNameOf, openOwnWitnessKey, readAnchorMail, readWitnessedLogs, readWitnesses } from './log-settings.ts';

type Work = () => Promise<unknown>;

/**
 * Keeps the log's heads outside as the settings say, by mail and at witnesses, and is a witness of the logs they name. Each
 * goes its own way every minute: who is away delays nobody, and is made good later. Gives the way to stop.
 */
export async function anchorLog(
  { app, parts }: Server,
  env: Environment,
  everyMs = 60_000,
): Promise<() => Promise<void>> {
  const { db, clock, keys, onFault } = parts;
  const logs = readWitnessedLogs(env);
  if (logs.length > 0) await addWitnessRoute(app, { db, clock, logs, key: openOwnWitnessKey(env, keys) });
  const log: OwnLog = { db, clock, key: openLogKey(env.LOG_KEY, keys.log), origin: logNameOf(env) };
  const addresses = readAnchorMail(env);
  const mail = env.SMTP_URL === undefined ? undefined : openPlainMail({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
  const works: Work[] = [
    ...readWitnesses(env).map((witness) => () => askWitness(log, witness)),
    ...(mail === undefined ? [] : addresses.map((to) => () => mailHead(log, to, mail.send))),
  ];
  const running = works.map((work) => repeat(tellOnce(work, onFault), everyMs, onFault));
  return async () => {
    await Promise.all(running.map((one) => one.stop()));
    mail?.close();
  };
}

/** A fault that lasts is told once, not every minute. */
function tellOnce(work: Work, onFault: (fault: unknown) => void): Work {
  let told: string | undefined;
  return async () => {
    try {
      await work();
      told = undefined;
    } catch (fault) {
      const said = String(fault);
      if (said !== told) onFault(fault);
      told = said;
    }
  };
}
