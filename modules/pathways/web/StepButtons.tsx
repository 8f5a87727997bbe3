import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Pathway } from '../contract.ts';
import type { LaterStep } from '../domain/pathway-action.ts';
import { stepInWords } from './pathway-words.ts';
import { StepForm } from './StepForm.tsx';

type Kind = LaterStep['kind'];

/** How many are shown at once; the rest is asked for more seldom. */
const usual = 3;

/** What I can do now; each opens what it asks for in its place. */
export function StepButtons({ pathway, kinds }: { pathway: Pathway; kinds: readonly Kind[] }) {
  const [open, setOpen] = useState<Kind>();
  const [showsAll, showAll] = useState(false);
  const [first] = kinds;
  if (first === undefined) return null;
  if (open !== undefined && kinds.includes(open))
    return <StepForm key={open} pathway={pathway} kind={open} onDone={() => setOpen(undefined)} />;
  return (
    <div className="pathway-steps" role="group" aria-label={m.pathways_steps_of()}>
      {(showsAll ? kinds : kinds.slice(0, usual)).map((kind) => (
        <Button
          key={kind}
          variant={kind === first ? 'primary' : 'secondary'}
          size="small"
          onClick={() => setOpen(kind)}
        >
          {stepInWords(kind)}
        </Button>
      ))}
      {!showsAll && kinds.length > usual && (
        <Button variant="tertiary" size="small" onClick={() => showAll(true)}>
          {m.pathways_steps_more()}
        </Button>
      )}
    </div>
  );
}
