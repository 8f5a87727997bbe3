import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { useState } from 'react';
import { formatDate } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import { addMonths, usualMonths } from './consent-terms.ts';
import { DayField } from './DayField.tsx';

export type HoldsUntilChoiceProps = {
  legend: string;
  /** What no end is called: “until I say stop”. */
  open: string;
  value: string | null;
  today: string;
  onChange: (day: string | null) => void;
};

const periods = [1, 3, usualMonths];

/** The last day on which a yes holds, or none. */
export function HoldsUntilChoice({ legend, open, value, today, onChange }: HoldsUntilChoiceProps) {
  const period = periods.find((months) => addMonths(today, months) === value);
  const [byDay, setByDay] = useState(value !== null && period === undefined);
  const chosen = byDay ? 'day' : value === null ? 'open' : String(period);
  const choose = (choice: string) => {
    setByDay(choice === 'day');
    if (choice === 'open') onChange(null);
    else onChange(choice === 'day' ? (value ?? addMonths(today, usualMonths)) : addMonths(today, Number(choice)));
  };
  return (
    <div className="ti-stack">
      <RadioGroup legend={legend} value={chosen} onChange={choose}>
        <Radio value="open">{open}</Radio>
        {periods.map((months) => (
          <Radio
            key={months}
            value={String(months)}
            description={m.consent_until({ day: formatDate(addMonths(today, months)) })}
          >
            {m.consent_holds_months({ count: months })}
          </Radio>
        ))}
        <Radio value="day">{m.consent_holds_day()}</Radio>
      </RadioGroup>
      {byDay && <DayField label={m.consent_holds_last_day()} value={value ?? ''} min={today} onChange={onChange} />}
    </div>
  );
}
