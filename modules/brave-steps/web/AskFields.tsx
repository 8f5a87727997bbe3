import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { TextField } from '@navikt/ds-react/TextField';
import { m } from '../../../platform/web/words.ts';
import type { Companion, ShownStep } from '../contract.ts';
import type { BraveStepWish } from '../domain/brave-step-action.ts';

/** Whom, as far as it has come: somebody's id, or that she is not here, with her name. */
export interface AskTyped {
  whom: string;
  name: string;
}

export function wishOfAsking({ whom, name }: AskTyped): BraveStepWish | undefined {
  if (whom === 'named') return name.trim() === '' ? undefined : { kind: 'named', name: name.trim() };
  return whom === '' ? undefined : { kind: 'asked', companion: whom };
}

export type AskFieldsProps = {
  step: ShownStep;
  people: readonly Companion[];
  typed: AskTyped;
  tried: boolean;
  onChange: (typed: AskTyped) => void;
};

/** Anybody in the room who is not asked yet, or somebody without an account by her name. */
export function AskFields({ step, people, typed, tried, onChange }: AskFieldsProps) {
  const { whom, name } = typed;
  const others = people.filter(({ id }) => !step.companions.some((one) => one.id === id));
  return (
    <>
      <RadioGroup
        legend={m.brave_steps_ask_whom()}
        value={whom}
        error={tried && whom === '' ? m.brave_steps_field_needed() : undefined}
        onChange={(given: unknown) => onChange({ whom: String(given), name })}
      >
        {others.map((one) => (
          <Radio key={one.id} value={one.id} {...(one.organisation === '' ? {} : { description: one.organisation })}>
            {one.name}
          </Radio>
        ))}
        <Radio value="named">{m.brave_steps_ask_named()}</Radio>
      </RadioGroup>
      {whom === 'named' && (
        <TextField
          label={m.brave_steps_ask_name()}
          value={name}
          maxLength={100}
          error={tried && name.trim() === '' ? m.brave_steps_field_needed() : undefined}
          onChange={(event) => onChange({ whom, name: event.target.value })}
        />
      )}
      <p className="ti-quiet">{whom === 'named' ? m.brave_steps_ask_named_means() : m.brave_steps_ask_means()}</p>
    </>
  );
}
