import type { AttachmentTold } from '../../../rooms/domain/about-me.ts';
import { getLanguage } from '../../../../platform/web/language.ts';
import { m } from '../../../../platform/web/words.ts';
import { inARow, whenInWords } from './pieces.tsx';

const kinds = {
  picture: m.rights_file_picture,
  document: m.rights_file_document,
  voice: m.rights_file_voice,
};

/** What is said of files: they themselves are in their room. */
export function ReadableAttachments({ of }: { of: readonly AttachmentTold[] }) {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((one) => (
        <li key={one.id}>
          <strong>{one.name}</strong>
          {'. '}
          {inARow([
            one.kind && kinds[one.kind](),
            sizeInWords(one.size),
            one.description,
            m.rights_file_added({ name: one.addedByName, when: whenInWords(one.addedAt) }),
            one.messageId === null ? m.rights_file_not_sent() : null,
          ])}
        </li>
      ))}
    </ul>
  );
}

const kilo = 1024;

/** Never 0: a short text is a part of a kilobyte. */
function sizeInWords(size: number): string {
  const inKilo = Math.max(1, Math.round(size / kilo));
  const [unit, value] = inKilo < kilo ? ['kB', inKilo] : ['MB', size / kilo / kilo];
  return `${new Intl.NumberFormat(getLanguage(), { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
