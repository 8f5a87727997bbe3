import { Button } from '@navikt/ds-react/Button';
import { useId } from 'react';
import { m } from '../../../platform/web/words.ts';

export type HowHardFieldProps = {
  legend: string;
  value: number | null;
  onChange: (value: number | null) => void;
};

const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** Eleven numbers in a row that breaks on a phone; none is chosen, and it may stay so. */
export function HowHardField({ legend, value, onChange }: HowHardFieldProps) {
  const name = useId();
  return (
    <fieldset className="brave-hard" aria-describedby={`${name}-scale`}>
      <legend>{legend}</legend>
      <p id={`${name}-scale`} className="ti-quiet">
        {m.brave_steps_field_hard_scale()}
      </p>
      <div className="brave-hard__numbers">
        {numbers.map((number) => (
          <label key={number} className="brave-hard__number">
            <input
              type="radio"
              name={name}
              value={number}
              checked={value === number}
              onChange={() => onChange(number)}
            />
            <span>{number}</span>
          </label>
        ))}
      </div>
      {value !== null && (
        <Button type="button" size="small" variant="tertiary" onClick={() => onChange(null)}>
          {m.brave_steps_field_hard_clear()}
        </Button>
      )}
    </fieldset>
  );
}
