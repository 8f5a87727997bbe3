import { getLanguage } from '../../../../platform/web/language.ts';
import { m } from '../../../../platform/web/words.ts';

/** `320 kB`, `2,4 MB`. */
export function sizeWords(bytes: number): string {
  const kilo = bytes / 1024;
  if (kilo < 1000) return `${Math.max(1, Math.round(kilo))} kB`;
  const mega = (kilo / 1024).toFixed(1);
  return `${getLanguage() === 'en' ? mega : mega.replace('.', ',')} MB`;
}

/** `0:07`, `9:30`. */
export function lengthWords(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export function kindWords(mediaType: string): string {
  if (mediaType === 'application/pdf') return m.rooms_file_kind_pdf();
  if (mediaType === 'text/plain') return m.rooms_file_kind_text();
  if (mediaType.includes('spreadsheet')) return m.rooms_file_kind_sheet();
  return mediaType.includes('presentation') ? m.rooms_file_kind_slides() : m.rooms_file_kind_writing();
}
