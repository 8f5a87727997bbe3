import { Select } from '@navikt/ds-react/Select';
import { TextField } from '@navikt/ds-react/TextField';
import { useState } from 'react';
import type { Country } from '../../../../kernel/country.ts';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { m } from '../../../../platform/web/words.ts';
import { promisedBy } from '../../domain/answer-promise.ts';
import type { Urgency } from '../../domain/room.ts';
import { dueSentence } from '../waiting-sentence.ts';
import { urgencyChoice, urgencyName } from './promise-words.ts';
import { readTyped, type TypedPromise } from './typed-promises.ts';
import './promises.css';

export type PromiseFieldsProps = {
  urgency: Urgency;
  country: Country;
  typed: TypedPromise;
  trouble: string | undefined;
  onType: (typed: TypedPromise) => void;
};

/** One urgency: “We answer within …”, and what whoever writes will read of it. */
export function PromiseFields({ urgency, country, typed, trouble, onType }: PromiseFieldsProps) {
  const count = readTyped(typed)?.within ?? 2;
  return (
    <Card>
      <fieldset className="rooms-promise">
        <legend>{urgencyName(urgency)}</legend>
        <TextField
          id={fieldOf(urgency)}
          className="rooms-promise__within"
          label={m.rooms_promises_within()}
          inputMode="numeric"
          autoComplete="off"
          value={typed.within}
          onChange={(event) => onType({ ...typed, within: event.target.value })}
          aria-invalid={trouble !== undefined}
          aria-describedby={trouble === undefined ? undefined : `${fieldOf(urgency)}-trouble`}
        />
        <Select
          className="rooms-promise__unit"
          label={m.rooms_promises_unit()}
          hideLabel
          value={typed.unit}
          onChange={(event) => onType({ ...typed, unit: event.target.value === 'hours' ? 'hours' : 'working-days' })}
        >
          <option value="hours">{m.rooms_promises_hours({ count })}</option>
          <option value="working-days">{m.rooms_promises_days({ count })}</option>
        </Select>
        {trouble !== undefined && (
          <p id={`${fieldOf(urgency)}-trouble`} className="rooms-promise__trouble">
            {trouble}
          </p>
        )}
        <WillRead urgency={urgency} country={country} typed={typed} />
      </fieldset>
    </Card>
  );
}

/** Where the focus goes when something is wrong here. */
export function fieldOf(urgency: Urgency): string {
  return `promise-${urgency}`;
}

function WillRead({ urgency, country, typed }: Pick<PromiseFieldsProps, 'urgency' | 'country' | 'typed'>) {
  const [now] = useState(() => new Date());
  const promise = readTyped(typed);
  if (promise === undefined) return null;
  const due = promisedBy({ at: now, urgency }, { [urgency]: promise }, country);
  return (
    <p className="ti-quiet rooms-promise__read">
      {m.rooms_promises_choice({ choice: urgencyChoice(urgency, promise) })}{' '}
      {m.rooms_promises_then({ sentence: dueSentence(due.toISOString(), now) })}
    </p>
  );
}
