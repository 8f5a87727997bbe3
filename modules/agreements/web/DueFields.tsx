import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { m } from '../../../platform/web/words.ts';
import { DayField } from '../../consent/web/public.tsx';

/** For when, as far as it has been typed. */
export interface DueTyped {
  kind: 'day' | 'when-it-suits';
  day: string;
}

export const dueOf = ({ kind, day }: DueTyped): object => (kind === 'day' ? { kind, day } : { kind });

export type DueFieldsProps = {
  typed: DueTyped;
  today: string;
  isMissing: boolean;
  onChange: (changed: DueTyped) => void;
};

/** A day, or when it suits: one of them is chosen. */
export function DueFields({ typed, today, isMissing, onChange }: DueFieldsProps) {
  return (
    <>
      <RadioGroup
        legend={m.agreements_field_due()}
        value={typed.kind}
        onChange={(given: unknown) => onChange({ ...typed, kind: given === 'when-it-suits' ? 'when-it-suits' : 'day' })}
      >
        <Radio value="day">{m.agreements_field_on_a_day()}</Radio>
        <Radio value="when-it-suits">{m.agreements_field_when_it_suits()}</Radio>
      </RadioGroup>
      {typed.kind === 'day' && (
        <div>
          <DayField
            label={m.agreements_field_day()}
            value={typed.day}
            min={today}
            onChange={(day) => onChange({ ...typed, day })}
          />
          {isMissing && <p className="agreement-missing">{m.agreements_field_needed()}</p>}
        </div>
      )}
    </>
  );
}
