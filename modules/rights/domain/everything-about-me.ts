import { z } from 'zod';
import { Instant } from '../../../kernel/instant.ts';

/** Raised when a reader of earlier files would misunderstand a later one; a list or field that is added raises nothing. */
export const formatVersion = 1;

/** In which role somebody asked, which decides what is in the file. */
export const AskedAs = z.enum(['citizen', 'guardian', 'practitioner', 'related-person']);
export type AskedAs = z.infer<typeof AskedAs>;

/** The head of the one file. `parts` holds the lists of each module, by the name of the module and of the list. */
export const EverythingAboutMe = z.object({
  format: z.literal('tillit-everything-about-me'),
  version: z.literal(formatVersion),
  madeAt: Instant,
  askedAs: AskedAs,
  parts: z.record(z.string(), z.record(z.string(), z.array(z.unknown()))),
});
export type EverythingAboutMe = z.infer<typeof EverythingAboutMe>;

/** What the file is called: the day, and nothing of whose it is. */
export function fileNameOf(madeAt: Instant, ending: 'json' | 'html'): string {
  return `tillit-${madeAt.slice(0, 10)}.${ending}`;
}
