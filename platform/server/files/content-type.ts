import { fileTypeFromBuffer } from 'file-type';
import { readOfficeType } from './office-type.ts';

/** What a file is by what is in it; its name and what the browser calls it are not believed. */
export type ContentType =
  | { kind: 'picture'; mediaType: 'image/jpeg' | 'image/png' | 'image/webp'; extensions: readonly string[] }
  | { kind: 'audio'; mediaType: 'audio/webm' | 'audio/ogg' | 'audio/mp4'; extensions: readonly string[] }
  | { kind: 'document'; mediaType: string; extensions: readonly string[] };

export type ContentRefusal = 'file-type-not-allowed' | 'picture-is-heic' | 'document-has-macros';

const pictures = {
  'image/jpeg': ['jpg', 'jpeg', 'jfif'],
  'image/png': ['png'],
  'image/webp': ['webp'],
} as const;

/** Tells the type from the content alone, or why it is not one that is taken. */
export async function tellContentType(bytes: Buffer): Promise<ContentType | ContentRefusal> {
  const found = await fileTypeFromBuffer(bytes);
  switch (found?.mime) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp':
      return { kind: 'picture', mediaType: found.mime, extensions: pictures[found.mime] };
    case 'image/heic':
    case 'image/heif':
    case 'image/heic-sequence':
      return 'picture-is-heic';
    case 'video/webm':
    case 'audio/webm':
    case 'video/matroska':
      return { kind: 'audio', mediaType: 'audio/webm', extensions: ['webm', 'weba'] };
    case 'audio/ogg':
    case 'audio/opus':
    case 'audio/ogg; codecs=opus':
      return { kind: 'audio', mediaType: 'audio/ogg', extensions: ['ogg', 'oga', 'opus'] };
    case 'video/mp4':
    case 'audio/mp4':
    case 'audio/x-m4a':
      return { kind: 'audio', mediaType: 'audio/mp4', extensions: ['m4a', 'mp4', 'aac'] };
    case undefined:
    default:
      return tellDocument(bytes, found?.mime);
  }
}

function tellDocument(bytes: Buffer, found: string | undefined): ContentType | ContentRefusal {
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') {
    return endsAsPdf(bytes)
      ? { kind: 'document', mediaType: 'application/pdf', extensions: ['pdf'] }
      : 'file-type-not-allowed';
  }
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return readOfficeType(bytes);
  if (found === undefined && isPlainText(bytes))
    return { kind: 'document', mediaType: 'text/plain', extensions: ['txt', 'md', 'csv', 'log'] };
  return 'file-type-not-allowed';
}

/** Nothing but space follows its end: what is a PDF and something else has that behind it. */
function endsAsPdf(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF');
  return (
    end >= 0 &&
    bytes
      .subarray(end + 5)
      .toString('latin1')
      .trim() === ''
  );
}

/** Readable in UTF-8, without control characters, and no markup, whatever it is called. */
function isPlainText(bytes: Buffer): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000B\u000E-\u001F]/.test(text)) return false;
  return !/^\s*<|<\s*(script|html|body|svg|iframe|object|embed|meta|!doctype|\?xml)/i.test(text);
}
