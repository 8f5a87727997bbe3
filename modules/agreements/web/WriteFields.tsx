import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { m } from '../../../platform/web/words.ts';
import type { AgreementsOfRoom } from '../contract.ts';
import { DueFields, type DueTyped } from './DueFields.tsx';

/** Among those who may promise, the one who is nobody in a role. */
export const theCitizen = 'citizen';

/** What is typed for an agreement, as far as it has come. */
export interface WriteTyped {
  what: string;
  owner: string;
  to: 'citizen' | 'circle';
  due: DueTyped;
}

type Field = 'what' | 'day';

export type WriteFieldsProps = {
  typed: WriteTyped;
  citizen: string;
  people: AgreementsOfRoom['people'];
  me: string;
  today: string;
  /** What was missing when it was tried. */
  missing: readonly Field[];
  onChange: (changed: Partial<WriteTyped>) => void;
};

export function missingIn({ what, due }: WriteTyped): Field[] {
  return [
    ...(what.trim() === '' ? (['what'] as const) : []),
    ...(due.kind === 'day' && due.day === '' ? (['day'] as const) : []),
  ];
}

/** What, who, for whom, for when. Oneself stands first among who. */
export function WriteFields({ typed, citizen, people, me, today, missing, onChange }: WriteFieldsProps) {
  const { what, owner, to, due } = typed;
  const others = people.filter(({ roleId }) => roleId !== me);
  return (
    <>
      <Textarea
        label={m.agreements_field_what()}
        value={what}
        maxLength={300}
        minRows={2}
        error={missing.includes('what') ? m.agreements_field_needed() : undefined}
        onChange={(event) => onChange({ what: event.target.value })}
      />
      <RadioGroup
        legend={m.agreements_field_who()}
        value={owner}
        onChange={(given: unknown) => onChange({ owner: String(given) })}
      >
        <Radio value={me}>{m.agreements_field_me()}</Radio>
        {me !== theCitizen && <Radio value={theCitizen}>{citizen}</Radio>}
        {others.map(({ roleId, name, organisation }) => (
          <Radio key={roleId} value={roleId} description={organisation}>
            {name}
          </Radio>
        ))}
      </RadioGroup>
      {owner !== theCitizen && (
        <RadioGroup
          legend={m.agreements_field_for()}
          value={to}
          onChange={(given: unknown) => onChange({ to: given === 'circle' ? 'circle' : 'citizen' })}
        >
          <Radio value="citizen">{me === theCitizen ? m.agreements_field_for_me() : citizen}</Radio>
          <Radio value="circle">
            {me === theCitizen ? m.agreements_field_for_all_mine() : m.agreements_field_for_all({ name: citizen })}
          </Radio>
        </RadioGroup>
      )}
      <DueFields
        typed={due}
        today={today}
        isMissing={missing.includes('day')}
        onChange={(given) => onChange({ due: given })}
      />
    </>
  );
}
