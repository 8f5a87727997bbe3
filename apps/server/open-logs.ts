import type { Clock } from '../../platform/server/clock.ts';
import type { Environment } from '../../platform/server/config.ts';
import { openSecurityLog, type SecurityLog } from '../../platform/server/security-log.ts';

/**
 * Where decisions and faults are told: in production as lines of JSON on standard error, for a collector to carry away;
 * elsewhere faults alone, as their stacks.
 */
export function openLogs(
  env: Environment,
  clock: Clock,
  key: Buffer,
): { securityLog: SecurityLog | undefined; onFault: (fault: unknown) => void } {
  const write = (line: string) => void process.stderr.write(line);
  const tells = env.SECURITY_LOG ?? (env.NODE_ENV === 'production' ? 'all' : 'off');
  if (tells === 'off') {
    const onFault = (fault: unknown) =>
      write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    return { securityLog: undefined, onFault };
  }
  const securityLog = openSecurityLog({ clock, key, tells, write });
  return { securityLog, onFault: (fault) => securityLog.fault(fault) };
}
