import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { z } from 'zod';
import { type CleanPicture, mostPixels, type PictureRefusal, type PictureTask } from './picture-limits.ts';

sharp.cache(false);
sharp.concurrency(1);

const longestSide = 3_000;
const previewSide = 720;

/** Paints the picture anew from its pixels, the right way up, and a small one beside it. Nothing else of the file is left. */
async function clean({ bytes, mediaType }: PictureTask): Promise<CleanPicture> {
  const options = { limitInputPixels: mostPixels, failOn: 'error', pages: 1, sequentialRead: true } as const;
  const within = (side: number) => ({ width: side, height: side, fit: 'inside', withoutEnlargement: true }) as const;
  const upright = () => sharp(bytes, options).timeout({ seconds: 20 }).autoOrient().toColourspace('srgb');
  const whole = upright().resize(within(longestSide));
  const painted = await (mediaType === 'image/png'
    ? whole.png({ compressionLevel: 8 })
    : mediaType === 'image/webp'
      ? whole.webp({ quality: 86 })
      : whole.jpeg({ quality: 86, mozjpeg: true })
  ).toBuffer({ resolveWithObject: true });
  const preview = await upright().resize(within(previewSide)).webp({ quality: 76 }).toBuffer();
  return { bytes: painted.data, preview, width: painted.info.width, height: painted.info.height };
}

function refusalFor(fault: unknown): PictureRefusal {
  const words = fault instanceof Error ? fault.message : '';
  return /pixel limit|timeout/i.test(words) ? 'picture-is-too-large' : 'picture-cannot-be-read';
}

const Task = z.object({
  bytes: z.instanceof(Uint8Array),
  mediaType: z.enum(['image/jpeg', 'image/png', 'image/webp']),
}) satisfies z.ZodType<PictureTask>;

clean(Task.parse(workerData)).then(
  (picture) => parentPort?.postMessage(picture),
  (fault: unknown) => parentPort?.postMessage(refusalFor(fault)),
);
