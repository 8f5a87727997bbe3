import { Checkbox } from '@navikt/ds-react/Checkbox';
import { useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Handover } from '../contract.ts';
import { ManualItem } from '../domain/handover.ts';
import { itemInWords } from './handover-words.ts';
import { transitionsApi, useDoing } from './transitions-api.ts';

/** The recipe, line by line: what has been done, and what is left. Some lines are ticked, the others tell themselves. */
export function Recipe({ handover, mayTick }: { handover: Handover; mayTick: boolean }) {
  const { id: handoverId, recipe } = handover;
  const [id, setId] = useState(() => crypto.randomUUID());
  const ticking = useDoing(transitionsApi.client.takeHandoverStep, () => setId(crypto.randomUUID()));
  const done = recipe.filter((line) => line.done).length;
  return (
    <details className="transitions-more">
      <summary>{m.transitions_recipe({ done, of: recipe.length })}</summary>
      <ul className="transitions-recipe">
        {recipe.map(({ item, done: isDone }) => {
          const manual = ManualItem.safeParse(item);
          const isFree = mayTick && manual.success && !isDone && !ticking.isPending;
          return (
            <li key={item}>
              <Checkbox
                size="small"
                checked={isDone}
                readOnly={!isFree}
                onChange={() => {
                  if (isFree && manual.success)
                    ticking.mutate({ handoverId, id, step: { kind: 'ticked', item: manual.data } });
                }}
              >
                {itemInWords(item)}
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
