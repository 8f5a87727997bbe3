import { z } from 'zod';
import { AttachmentId } from '../../../kernel/ids.ts';

const mega = 1024 * 1024;
export const mostAttachments = 10;
/** How much is sent at a time; every piece but the last is as long. */
export const pieceLength = 512 * 1024;
export const largestFile = 25 * mega;
export const longestVoiceSeconds = 600;
const largestVoice = 12 * mega;
/** How many files one person may have lying unsent in one room. */
export const mostUnsent = 30;
export const unsentKeptHours = 24;

export const AttachmentKind = z.enum(['picture', 'document', 'voice']);
export type AttachmentKind = z.infer<typeof AttachmentKind>;

/** A picture, a document or a voice message (FHIR Attachment, in Communication.payload). */
export const Attachment = z.object({
  id: AttachmentId,
  kind: AttachmentKind,
  name: z.string(),
  /** What is on it, for those who do not see it. */
  description: z.string(),
  mediaType: z.string(),
  size: z.int(),
  width: z.int().nullable(),
  height: z.int().nullable(),
  seconds: z.int().nullable(),
});
export type Attachment = z.infer<typeof Attachment>;

/** What a message takes along of what was uploaded before. */
export const TakenAlong = z.object({ id: AttachmentId, description: z.string().trim().max(500).default('') });
export type TakenAlong = z.infer<typeof TakenAlong>;

export function isTooLarge(kind: AttachmentKind, size: number): boolean {
  return size > (kind === 'voice' ? largestVoice : largestFile);
}

/**
 * A name as it is shown and saved: without folders, control characters, and the marks that turn the direction of reading,
 * by which "gpj.exe" can look like a picture. It ends in what the file is.
 */
export function cleanFileName(given: string, extensions: readonly string[]): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const readable = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/^[.\s]+/, '')
    .trim();
  const extension = extensionOf(readable);
  const known = extension !== '' && extensions.includes(extension);
  const stem = known ? readable.slice(0, -extension.length - 1) : readable;
  return `${stem.slice(0, 100) || 'fil'}.${known ? extension : (extensions[0] ?? '')}`;
}

/** Whether a name promises something else than what is inside; one that promises nothing is fine. */
export function promisesAnother(given: string, extensions: readonly string[]): boolean {
  const extension = extensionOf(given);
  return extension !== '' && !extensions.includes(extension);
}

function extensionOf(name: string): string {
  return /[^.]\.([A-Za-z0-9]{1,5})$/.exec(name.trim())?.[1]?.toLowerCase() ?? '';
}
