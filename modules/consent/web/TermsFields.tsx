import { Button } from '@navikt/ds-react/Button';
import { type ReactNode, useState } from 'react';
import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { m } from '../../../platform/web/words.ts';
import type { ConsentTerms } from './consent-terms.ts';
import { HoldsUntilChoice } from './HoldsUntilChoice.tsx';
import { SeesChoice } from './SeesChoice.tsx';
import './terms-fields.css';

export type TermsFieldsProps = {
  /** The first name of the one it is about. */
  name: string;
  /** What she would see with these terms; whoever asks for the consent knows. */
  preview: ReactNode;
  terms: ConsentTerms;
  today: string;
  onTerms: (terms: ConsentTerms) => void;
  /** The citizen's first name, when a practitioner writes down what she was told. */
  toldOf?: string | undefined;
};

/** What a yes would be about: what it lets her see and how long it holds, both to be changed. */
export function TermsFields(props: TermsFieldsProps) {
  return (
    <>
      <Card>
        {props.preview}
        <SeesField {...props} />
      </Card>
      <HoldsField {...props} />
    </>
  );
}

/** “Change what Sara can see”: the choices come out where the link stood. */
function SeesField({ name, terms, today, onTerms }: TermsFieldsProps) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <Button className="ti-terms-button" variant="tertiary" size="small" onClick={() => setOpen(true)}>
        {m.consent_change_sees({ name })}
      </Button>
    );
  }
  return (
    <SeesChoice
      legend={m.consent_sees_legend({ name })}
      value={terms.sees}
      today={today}
      onChange={(sees) => onTerms({ ...terms, sees })}
    />
  );
}

/** How long it holds, in a sentence that can be changed, and how it is stopped. */
function HoldsField({ name, terms, today, onTerms, toldOf }: TermsFieldsProps) {
  const [open, setOpen] = useState(false);
  const { holdsUntil } = terms;
  return (
    <div className="ti-stack">
      <p className="ti-quiet">
        {howLong(holdsUntil, toldOf)}{' '}
        {toldOf === undefined ? m.consent_stop_means({ name }) : m.consent_stop_means_of({ name })}
      </p>
      {open ? (
        <HoldsUntilChoice
          legend={m.consent_holds_legend()}
          open={toldOf === undefined ? m.consent_holds_open() : m.consent_holds_open_of({ citizen: toldOf })}
          value={holdsUntil}
          today={today}
          onChange={(day) => onTerms({ ...terms, holdsUntil: day })}
        />
      ) : (
        <div>
          <Button className="ti-terms-button" variant="tertiary" size="small" onClick={() => setOpen(true)}>
            {m.consent_change_holds()}
          </Button>
        </div>
      )}
    </div>
  );
}

function howLong(holdsUntil: string | null, citizen: string | undefined): string {
  if (holdsUntil === null) {
    return citizen === undefined ? m.consent_holds_until_stop() : m.consent_holds_until_stop_of({ citizen });
  }
  const day = formatDate(holdsUntil);
  return citizen === undefined ? m.consent_holds_until_day({ day }) : m.consent_holds_until_day_of({ day, citizen });
}
