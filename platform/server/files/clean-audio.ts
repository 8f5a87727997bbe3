import { cleanMp4 } from './clean-mp4.ts';
import { cleanOgg } from './clean-ogg.ts';
import { cleanWebm } from './clean-webm.ts';

/** What is left of a recording when all that only tells of its making is overwritten. */
export interface CleanAudio {
  bytes: Buffer;
  /** How long it lasts, by its own time stamps. */
  seconds: number;
}

/** Overwrites tags, titles, places and dates in the container; the sound itself stays as it is. Nothing for what is not only sound. */
export function cleanAudio(mediaType: string, bytes: Buffer): CleanAudio | undefined {
  const own = Buffer.from(bytes);
  try {
    switch (mediaType) {
      case 'audio/webm':
        return cleanWebm(own);
      case 'audio/ogg':
        return cleanOgg(own);
      case 'audio/mp4':
        return cleanMp4(own);
      default:
        return undefined;
    }
  } catch (fault) {
    // It ends in the middle of something.
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}
