import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { m } from '../../../platform/web/words.ts';
import type { ToldBy } from '../domain/consent-action.ts';

/** How a practitioner came to know what the citizen decided. */
export type Told = Exclude<ToldBy, 'electronic-id'>;

export type ToldByChoiceProps = {
  legend: string;
  value: Told | undefined;
  onChange: (told: Told | undefined) => void;
  /** What it is called when nothing was told yet, where that is a choice. */
  notYet?: string;
  error?: string | undefined;
};

export function ToldByChoice({ legend, value, onChange, notYet, error }: ToldByChoiceProps) {
  const choose = (choice: Told | '') => onChange(choice === '' ? undefined : choice);
  return (
    <RadioGroup legend={legend} value={value ?? (notYet === undefined ? null : '')} onChange={choose} error={error}>
      {notYet !== undefined && <Radio value="">{notYet}</Radio>}
      <Radio value={'in-person' satisfies Told}>{m.consent_told_in_person()}</Radio>
      <Radio value={'phone' satisfies Told}>{m.consent_told_phone()}</Radio>
      <Radio value={'paper' satisfies Told}>{m.consent_told_paper()}</Radio>
    </RadioGroup>
  );
}
