/** A phone's largest pictures; at four bytes each they fit in what a server has. What unpacks to more is a bomb. */
export const mostPixels = 64_000_000;

export interface PictureTask {
  bytes: Uint8Array;
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
}

export interface CleanPicture {
  bytes: Uint8Array;
  /** A small WebP. */
  preview: Uint8Array;
  width: number;
  height: number;
}

export type PictureRefusal = 'picture-is-too-large' | 'picture-cannot-be-read';
