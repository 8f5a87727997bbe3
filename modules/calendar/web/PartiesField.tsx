import { Checkbox, CheckboxGroup } from '@navikt/ds-react/Checkbox';
import { TextField } from '@navikt/ds-react/TextField';
import { m } from '../../../platform/web/words.ts';
import type { PossibleParty } from '../contract.ts';

/** Somebody without an account, as far as she has been typed. */
export interface OutsideTyped {
  id: string;
  name: string;
  contact: string;
}

type PartiesFieldProps = {
  possible: readonly PossibleParty[];
  taking: readonly string[];
  onChoose: (taking: string[]) => void;
  outside: OutsideTyped | undefined;
  onOutside: (outside: OutsideTyped | undefined) => void;
  tried: boolean;
};

/** Who takes part besides the citizen: those of the room, and somebody who has no account. */
export function PartiesField({ possible, taking, onChoose, outside, onOutside, tried }: PartiesFieldProps) {
  return (
    <>
      <CheckboxGroup legend={m.calendar_field_people()} value={[...taking]} onChange={onChoose}>
        {possible
          .filter(({ kind }) => kind !== 'citizen')
          .map(({ id, name, organisation }) => (
            <Checkbox key={id} value={id}>
              {organisation === '' ? name : `${name}, ${organisation}`}
            </Checkbox>
          ))}
      </CheckboxGroup>
      <Checkbox
        checked={outside !== undefined}
        onChange={(event) =>
          onOutside(event.target.checked ? { id: crypto.randomUUID(), name: '', contact: '' } : undefined)
        }
      >
        {m.calendar_field_outside()}
      </Checkbox>
      {outside !== undefined && (
        <>
          <TextField
            label={m.calendar_field_outside_name()}
            value={outside.name}
            maxLength={100}
            error={tried && outside.name.trim() === '' ? m.calendar_field_needed() : undefined}
            onChange={(event) => onOutside({ ...outside, name: event.target.value })}
          />
          <TextField
            label={m.calendar_field_outside_contact()}
            description={m.calendar_field_outside_means()}
            value={outside.contact}
            maxLength={200}
            onChange={(event) => onOutside({ ...outside, contact: event.target.value })}
          />
        </>
      )}
    </>
  );
}
