import { Select } from '@navikt/ds-react/Select';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Country } from '../../../../kernel/country.ts';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../../platform/web/words.ts';
import { peopleApi } from '../../../people/web/public.tsx';
import type { ChosenCitizen } from './chosen-citizen.ts';
import { useMyself } from './circle-data.ts';
import { NameFields } from './NameFields.tsx';
import { NamingForm } from './NamingForm.tsx';
import { splitName, trimName } from './typed-name.ts';

export type RegisterCitizenProps = {
  typed: string;
  onRegistered: (citizen: ChosenCitizen) => void;
  onCancel: () => void;
};

const sentences = {
  'identity-number-has-wrong-length': m.rooms_circle_number_length,
  'identity-number-has-other-characters': m.rooms_circle_number_characters,
  'identity-number-has-impossible-date': m.rooms_circle_number_date,
  'identity-number-has-wrong-check-digits': m.rooms_circle_number_digits,
};

/** Registers somebody with my organisation by identity number and name. */
export function RegisterCitizen({ typed, onRegistered, onCancel }: RegisterCitizenProps) {
  const isNumber = /\d/.test(typed);
  const mine = useMyself()?.country ?? 'NO';
  const [country, setCountry] = useState<Country>(mine);
  const [identityNumber, setNumber] = useState(isNumber ? typed : '');
  const [name, setName] = useState(() => splitName(isNumber ? '' : typed));
  const [tried, setTried] = useState(false);
  const register = useMutation(peopleApi.query.registerCitizen.mutationOptions());
  const needed = (value: string) => (tried && value.trim() === '' ? m.rooms_circle_needed() : undefined);
  const submit = () => {
    setTried(true);
    const given = { identityNumber: identityNumber.trim(), ...trimName(name) };
    if (Object.values(given).includes('')) return;
    register.mutate(
      { country, ...given },
      {
        onSuccess: ({ citizenId: id }) =>
          onRegistered({ id, givenName: given.givenName, familyName: given.familyName }),
      },
    );
  };
  return (
    <NamingForm
      title={m.rooms_circle_register_title()}
      means={m.rooms_circle_register_means()}
      submitLabel={m.rooms_circle_register_yes()}
      isBusy={register.isPending}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <Select
        label={m.rooms_circle_country()}
        value={country}
        onChange={(event) => setCountry(event.target.value === 'DK' ? 'DK' : 'NO')}
      >
        <option value="NO">{m.rooms_circle_country_norway()}</option>
        <option value="DK">{m.rooms_circle_country_denmark()}</option>
      </Select>
      <TextField
        label={m.rooms_circle_identity_number()}
        value={identityNumber}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setNumber(event.target.value)}
        error={needed(identityNumber)}
      />
      <NameFields name={name} onChange={setName} needed={needed} />
      {register.error && <ErrorMessage error={register.error} sentences={sentences} />}
    </NamingForm>
  );
}
