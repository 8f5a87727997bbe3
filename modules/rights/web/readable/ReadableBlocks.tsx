import { m } from '../../../../platform/web/words.ts';
import { professionName } from '../../../people/web/public.tsx';
import { inARow, whenInWords } from './pieces.tsx';
import type { Told } from './told.ts';

/** Each whom she blocks or has blocked, with every step, oldest first. */
export function ReadableBlocks({ blocks }: { blocks: NonNullable<Told['parts']['consent']['blocks']> }) {
  return (
    <ul>
      {blocks.map((one) => (
        <li key={`${one.givenName} ${one.familyName} ${one.actions[0]?.at}`}>
          <strong>
            {one.givenName} {one.familyName}
          </strong>
          {one.works.length > 0 && ': '}
          {one.works
            .map(({ profession, organisation }) => inARow([professionName(profession), organisation]))
            .join('; ')}
          <ol>
            {one.actions.map(({ kind, at, decidedByName: name }) => (
              <li key={at}>
                {kind === 'blocked'
                  ? m.consent_block_was_blocked({ day: whenInWords(at), name })
                  : m.consent_block_was_lifted({ day: whenInWords(at), name })}
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ul>
  );
}
