import type { LogVerdict } from '../../modules/audit/domain/verify-log.ts';

interface Circumstances {
  exportedAt: string;
  isKeyFromCopy: boolean;
  /** Checkpoints in the copy that a witness has signed, while no witness was named. */
  unread: number;
}

const mostSentences = 100;

/** The verdict on a copy of the log, a sentence a line; proven only if something is sealed and nothing was found. */
export function tellVerdict(verdict: LogVerdict, { exportedAt, isKeyFromCopy, unread }: Circumstances) {
  const { findings, sealed, heads, anchors, confirmed, waiting, erased } = verdict;
  const isProven = findings.length === 0 && heads > 0;
  const lines = findings.slice(0, mostSentences).map(({ sentence }) => sentence);
  if (findings.length > mostSentences) lines.push(`And ${findings.length - mostSentences} more of the kind.`);
  if (heads === 0) lines.push('Nothing in this copy is sealed, so nothing is proven.');
  else if (isProven) lines.push(`All ${sealed} sealed entries are as they were sealed, under ${heads} signed heads.`);
  else lines.push(`This is not the log as it was sealed; found: ${findings.length}.`);
  if (isProven && anchors > 0) lines.push(`All ${anchors} anchored heads fit.`);
  if (isProven && anchors === 0)
    lines.push('No anchored head was given: that everything was rewritten with the key can only be seen by one.');
  for (const { name, size, at } of confirmed)
    lines.push(`The witness ${name} has confirmed the first ${size} of ${sealed}, last at ${at}.`);
  if (unread > 0)
    lines.push('What witnesses have signed stands in this copy: give the key of one you trust with --witness.');
  if (waiting > 0)
    lines.push(`${waiting} younger than the last seal at the export (${exportedAt}) and not proven yet.`);
  if (erased > 0) lines.push(`Of ${erased} whom they name can't be shown any more: the salts were erased.`);
  if (isKeyFromCopy)
    lines.push('The key was taken from the copy itself: get it from the server, and give it with --key.');
  return { isProven, text: `${lines.join('\n')}\n` };
}
