import type { z } from 'zod';

/** What is wrong with a file, where (`visits[3].window.to`), and what to do about it, in one sentence. */
export type Fault = { readonly place: string; readonly code: string; readonly says: string };

/** The faults of a file that does not have the shape it should have, one for each place. */
export function faultsOfShape(error: z.ZodError): Fault[] {
  return error.issues.map((issue) => ({
    place: placeOf(issue.path),
    code: issue.code === 'custom' ? 'not-allowed' : `shape-${issue.code.replaceAll('_', '-')}`,
    says: issue.message,
  }));
}

/** `['visits', 3, 'window']` as somebody would look for it: `visits[3].window`. */
export function placeOf(path: readonly PropertyKey[]): string {
  let place = '';
  for (const part of path) {
    if (typeof part === 'number') place += `[${part}]`;
    else place += place === '' ? String(part) : `.${String(part)}`;
  }
  return place === '' ? 'the file' : place;
}

/** One line for each fault, to be read by whoever made the file. */
export function tellFaults(faults: readonly Fault[]): string {
  return faults.map(({ place, says, code }) => `${place}: ${says} (${code})`).join('\n');
}
