import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { cleanAudio } from '../../../platform/server/files/clean-audio.ts';
import { cleanPicture } from '../../../platform/server/files/clean-picture.ts';
import { type ContentRefusal, type ContentType, tellContentType } from '../../../platform/server/files/content-type.ts';
import type { PictureRefusal } from '../../../platform/server/files/picture-limits.ts';
import type { Scanner } from '../../../platform/server/files/scanner.ts';
import { ScannerIsAway } from '../../../platform/server/files/scanner-line.ts';
import {
  type Attachment,
  type AttachmentKind,
  cleanFileName,
  isTooLarge,
  longestVoiceSeconds,
  promisesAnother,
} from '../domain/attachment.ts';

export type MakingRefusal =
  | ContentRefusal
  | PictureRefusal
  | 'file-differs-from-name'
  | 'attachment-is-too-large'
  | 'voice-is-too-long'
  | 'file-is-infected'
  | 'scanner-is-away';

export interface MadeFile {
  facts: Omit<Attachment, 'id' | 'description'>;
  bytes: Uint8Array;
  preview: Uint8Array | undefined;
}

const kinds: Readonly<Record<ContentType['kind'], AttachmentKind>> = {
  picture: 'picture',
  audio: 'voice',
  document: 'document',
};

/** Makes of what was uploaded what may be sent: known by its content, looked through, and without what it tells besides. */
export async function makeAttachment(
  scanner: Scanner | undefined,
  bytes: Buffer,
  givenName: string,
): Promise<Result<MadeFile, MakingRefusal>> {
  const type = await tellContentType(bytes);
  if (typeof type === 'string') return refuse(type);
  if (promisesAnother(givenName, type.extensions)) return refuse('file-differs-from-name');
  const kind = kinds[type.kind];
  if (isTooLarge(kind, bytes.length)) return refuse('attachment-is-too-large');
  const verdict = await scan(scanner, bytes);
  if (verdict !== 'clean') return refuse(verdict);
  const facts = {
    kind,
    name: cleanFileName(givenName, type.extensions),
    mediaType: type.mediaType,
    width: null,
    height: null,
    seconds: null,
  };
  switch (type.kind) {
    case 'document':
      return ok({ facts: { ...facts, size: bytes.length }, bytes, preview: undefined });
    case 'audio':
      return makeVoice(facts, bytes);
    case 'picture': {
      const picture = await cleanPicture({ bytes, mediaType: type.mediaType });
      if (typeof picture === 'string') return refuse(picture);
      const { width, height, preview } = picture;
      return ok({ facts: { ...facts, width, height, size: picture.bytes.length }, bytes: picture.bytes, preview });
    }
  }
}

function makeVoice(facts: Omit<MadeFile['facts'], 'size'>, bytes: Buffer): Result<MadeFile, MakingRefusal> {
  const audio = cleanAudio(facts.mediaType, bytes);
  if (audio === undefined) return refuse('file-type-not-allowed');
  // The last sound begins a moment before the end, and recorders stop a little late.
  if (audio.seconds > longestVoiceSeconds + 5) return refuse('voice-is-too-long');
  const seconds = Math.max(1, Math.round(audio.seconds));
  return ok({ facts: { ...facts, seconds, size: audio.bytes.length }, bytes: audio.bytes, preview: undefined });
}

async function scan(
  scanner: Scanner | undefined,
  bytes: Buffer,
): Promise<'clean' | 'file-is-infected' | 'scanner-is-away'> {
  try {
    const verdict = await scanner?.scan(bytes);
    return verdict === 'infected' ? 'file-is-infected' : 'clean';
  } catch (fault) {
    if (fault instanceof ScannerIsAway) return 'scanner-is-away';
    throw fault;
  }
}
