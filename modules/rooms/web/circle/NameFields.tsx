import { TextField } from '@navikt/ds-react/TextField';
import { m } from '../../../../platform/web/words.ts';
import type { TypedName } from './typed-name.ts';

export type NameFieldsProps = {
  name: TypedName;
  onChange: (name: TypedName) => void;
  /** What is wrong with a field, once the form has been tried. */
  needed: (value: string) => string | undefined;
};

/** Somebody's name as it stands in the electronic ID. */
export function NameFields({ name, onChange, needed }: NameFieldsProps) {
  return (
    <>
      <TextField
        label={m.rooms_circle_given_name()}
        value={name.givenName}
        autoComplete="off"
        onChange={(event) => onChange({ ...name, givenName: event.target.value })}
        error={needed(name.givenName)}
      />
      <TextField
        label={m.rooms_circle_family_name()}
        value={name.familyName}
        autoComplete="off"
        onChange={(event) => onChange({ ...name, familyName: event.target.value })}
        error={needed(name.familyName)}
      />
    </>
  );
}
