import { Select } from '@navikt/ds-react/Select';
import { TextField } from '@navikt/ds-react/TextField';
import { useState } from 'react';
import { m } from '../../../../platform/web/words.ts';
import { type ChosenInvitee, chosenByName } from './chosen-invitee.ts';
import { useOrganisations } from './circle-data.ts';
import { NameFields } from './NameFields.tsx';
import { NamingForm } from './NamingForm.tsx';
import { splitName, trimName } from './typed-name.ts';

export type ByNameFormProps = { typed: string; onChoose: (chosen: ChosenInvitee) => void; onCancel: () => void };

/** Somebody who is not known here yet: her name and her place of work are enough; she comes by a link. */
export function ByNameForm({ typed, onChoose, onCancel }: ByNameFormProps) {
  const [typedName, setTypedName] = useState(() => splitName(typed));
  const [profession, setProfession] = useState('');
  const [organisationId, setOrganisationId] = useState('');
  const [tried, setTried] = useState(false);
  const organisations = useOrganisations(true).data ?? [];
  const organisation = organisations.find((one) => one.id === organisationId);
  const needed = (value: string) => (tried && value.trim() === '' ? m.rooms_circle_needed() : undefined);
  const submit = () => {
    setTried(true);
    const name = { ...trimName(typedName), profession: profession.trim() };
    if (Object.values(name).includes('') || organisation === undefined) return;
    onChoose(chosenByName({ kind: 'by-name', ...name, organisationId: organisation.id, why: '' }, organisation.name));
  };
  return (
    <NamingForm
      title={m.rooms_circle_by_name_title()}
      means={m.rooms_circle_by_name_means()}
      submitLabel={m.rooms_circle_choose_this()}
      onSubmit={submit}
      onCancel={onCancel}
    >
      <NameFields name={typedName} onChange={setTypedName} needed={needed} />
      <Select
        label={m.rooms_circle_organisation()}
        value={organisationId}
        onChange={(event) => setOrganisationId(event.target.value)}
        error={needed(organisationId)}
      >
        <option value="">{m.rooms_circle_choose()}</option>
        {organisations.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </Select>
      <TextField
        label={m.rooms_circle_profession()}
        value={profession}
        onChange={(event) => setProfession(event.target.value)}
        error={needed(profession)}
      />
    </NamingForm>
  );
}
