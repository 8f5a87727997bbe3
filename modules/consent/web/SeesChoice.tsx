import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { m } from '../../../platform/web/words.ts';
import type { Sees } from '../domain/consent-action.ts';
import { DayField } from './DayField.tsx';

export type SeesChoiceProps = { legend: string; value: Sees; today: string; onChange: (sees: Sees) => void };

/** From when somebody new sees what was said: from now, from a day, or all (2.37). */
export function SeesChoice({ legend, value, today, onChange }: SeesChoiceProps) {
  const choose = (kind: Sees['kind']) => onChange(kind === 'date' ? { kind, day: today } : { kind });
  return (
    <div className="ti-stack">
      <RadioGroup legend={legend} value={value.kind} onChange={choose}>
        <Radio value="now" description={m.consent_sees_now_means()}>
          {m.consent_sees_now()}
        </Radio>
        <Radio value="date" description={m.consent_sees_date_means()}>
          {m.consent_sees_date()}
        </Radio>
        <Radio value="all" description={m.consent_sees_all_means()}>
          {m.consent_sees_all()}
        </Radio>
      </RadioGroup>
      {value.kind === 'date' && (
        <DayField
          label={m.consent_sees_day()}
          value={value.day}
          max={today}
          onChange={(day) => onChange({ kind: 'date', day })}
        />
      )}
    </div>
  );
}
