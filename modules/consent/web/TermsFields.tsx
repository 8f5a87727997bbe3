import { Button } from '@navikt/ds-react/Button';
import { useState } from 'react';
import { formatDate } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { HoldsUntilChoice } from './HoldsUntilChoice.tsx';
import { SeesChoice } from './SeesChoice.tsx';

export type TermsFieldsProps = {
  /** The first name of the one it is about. */
  name: string;
  terms: ConsentTerms;
  today: string;
  onChange: (terms: ConsentTerms) => void;
};

/** “Change what Sara can see”: the choices come out where the link stood. */
export function SeesField({ name, terms, today, onChange }: TermsFieldsProps) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button variant="tertiary" size="small" onClick={() => setOpen(true)}>
        {m.consent_change_sees({ name })}
      </Button>
    );
  }
  return (
    <SeesChoice
      legend={m.consent_sees_legend({ name })}
      value={terms.sees}
      today={today}
      onChange={(sees) => onChange({ ...terms, sees })}
    />
  );
}

/** How long it holds, in a sentence that can be changed, and how it is stopped. */
export function HoldsField({ name, terms, today, onChange }: TermsFieldsProps) {
  const [open, setOpen] = useState(false);
  const { holdsUntil } = terms;
  return (
    <div className="ti-stack">
      <p className="ti-quiet">
        {holdsUntil === null
          ? m.consent_holds_until_stop()
          : m.consent_holds_until_day({ day: formatDate(holdsUntil) })}{' '}
        {m.consent_stop_means({ name })}
      </p>
      {open ? (
        <HoldsUntilChoice
          legend={m.consent_holds_legend()}
          value={holdsUntil}
          today={today}
          onChange={(day) => onChange({ ...terms, holdsUntil: day })}
        />
      ) : (
        <div>
          <Button variant="tertiary" size="small" onClick={() => setOpen(true)}>
            {m.consent_change_holds()}
          </Button>
        </div>
      )}
    </div>
  );
}
