import { readFileSync } from 'node:fs';
import type { Fault } from './fault.ts';

/** The largest file that is read: a month of 100,000 visits with its travel matrix is well below. */
const MOST_BYTES = 512 * 1024 * 1024;

/** A JSON file as it is, or why it can't be read. */
export function readJson(path: string): { value: unknown } | { faults: Fault[] } {
  let text: string;
  try {
    const bytes = readFileSync(path);
    if (bytes.length > MOST_BYTES)
      return failed('too-large', `${path} is larger than ${MOST_BYTES / 1024 / 1024} MB. Plan fewer weeks at once.`);
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (fault) {
    if (fault instanceof TypeError)
      return failed('not-utf-8', `${path} is not text in UTF-8. Save it as UTF-8 and try again.`);
    return failed('not-there', `${path} can't be read (${codeOf(fault)}). Look at the path.`);
  }
  try {
    return { value: JSON.parse(text) };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return failed('not-json', `${path} is not JSON: ${why}.`);
  }
}

function failed(code: string, says: string): { faults: Fault[] } {
  return { faults: [{ place: 'the file', code, says }] };
}

function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown reason';
}
