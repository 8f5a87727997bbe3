import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { useState } from 'react';
import { withCapital } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';
import { professionName } from '../../../people/web/public.tsx';
import type { NamedRelation } from '../../domain/invitation.ts';
import { type ChosenInvitee, chosenCloseByName } from './chosen-invitee.ts';
import { NameFields } from './NameFields.tsx';
import { NamingForm } from './NamingForm.tsx';
import { splitName, trimName } from './typed-name.ts';

export type CloseByNameFormProps = { onChoose: (chosen: ChosenInvitee) => void; onCancel: () => void };

/** Somebody close whom nobody has named yet: her name and what she is to the citizen; she comes by a link. */
export function CloseByNameForm({ onChoose, onCancel }: CloseByNameFormProps) {
  const [typedName, setTypedName] = useState(() => splitName(''));
  const [relation, setRelation] = useState<NamedRelation>();
  const [tried, setTried] = useState(false);
  const needed = (value: string) => (tried && value.trim() === '' ? m.rooms_circle_needed() : undefined);
  const submit = () => {
    setTried(true);
    const name = trimName(typedName);
    if (Object.values(name).includes('') || relation === undefined) return;
    onChoose(chosenCloseByName({ kind: 'close-by-name', ...name, relation, why: '' }));
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
      <RadioGroup
        legend={m.rooms_trust_relation()}
        value={relation ?? ''}
        onChange={(chosen: NamedRelation) => setRelation(chosen)}
        error={tried && relation === undefined && m.rooms_trust_relation_needed()}
      >
        <Radio value="relative" description={m.rooms_trust_relative_means()}>
          {withCapital(professionName('relative'))}
        </Radio>
        <Radio value="trust-person" description={m.rooms_trust_trust_person_means()}>
          {withCapital(professionName('trust-person'))}
        </Radio>
      </RadioGroup>
    </NamingForm>
  );
}
