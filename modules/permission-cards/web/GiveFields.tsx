import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Select } from '@navikt/ds-react/Select';
import { Textarea } from '@navikt/ds-react/Textarea';
import { m } from '../../../platform/web/words.ts';
import { DayField } from '../../consent/web/public.tsx';
import type { PermissionsOfRoom } from '../contract.ts';
import { CardKind } from '../domain/permission-card.ts';

/** What is typed for a permission, as far as it has come. */
export interface GiveTyped {
  kind?: CardKind;
  words?: string;
  from?: string;
  until?: string;
  pathwayId?: string;
}

type Field = keyof GiveTyped;

export type GiveFieldsProps = {
  typed: GiveTyped;
  pathways: PermissionsOfRoom['pathways'];
  today: string;
  /** What was missing when it was tried. */
  missing: readonly Field[];
  onChange: (changed: GiveTyped) => void;
};

const kinds = {
  text: m.permission_cards_kind_text,
  call: m.permission_cards_kind_call,
  extension: m.permission_cards_kind_extension,
  return: m.permission_cards_kind_return,
  bring: m.permission_cards_kind_bring,
  own: m.permission_cards_kind_own,
} satisfies Record<CardKind, () => string>;

/** What one kind asks for and is not given yet; the rules say the same with words. */
export function missingIn({ kind, words = '', until = '', pathwayId = '' }: GiveTyped): Field[] {
  const needs: Field[] = [];
  if (kind === undefined) needs.push('kind');
  if (kind === 'own' && words.trim() === '') needs.push('words');
  if (kind === 'extension' && pathwayId === '') needs.push('pathwayId');
  if ((kind === 'extension' || kind === 'return') && until === '') needs.push('until');
  return needs;
}

/** Which permission first; then what that one asks for. An extension is offered to whoever holds a course. */
export function GiveFields({ typed, pathways, today, missing, onChange }: GiveFieldsProps) {
  const { kind, words = '', from = '', until = '' } = typed;
  const error = (field: Field) => (missing.includes(field) ? m.permission_cards_field_needed() : undefined);
  const mayExtend = pathways.some(({ hasEnded }) => !hasEnded);
  const offered = CardKind.options.filter((one) => one !== 'extension' || mayExtend);
  const needsDay = kind === 'extension' || kind === 'return';
  return (
    <>
      <RadioGroup
        legend={m.permission_cards_field_kind()}
        value={kind ?? ''}
        error={error('kind')}
        onChange={(given: unknown) => {
          const chosen = CardKind.safeParse(given);
          if (chosen.success) onChange({ kind: chosen.data });
        }}
      >
        {offered.map((one) => (
          <Radio key={one} value={one}>
            {kinds[one]()}
          </Radio>
        ))}
      </RadioGroup>
      {needsDay && <OfCourse typed={typed} pathways={pathways} error={error('pathwayId')} onChange={onChange} />}
      {kind !== undefined && (
        <>
          <Textarea
            label={kind === 'own' ? m.permission_cards_field_own() : m.permission_cards_field_words()}
            description={m.permission_cards_field_words_means()}
            value={words}
            maxLength={300}
            minRows={2}
            error={error('words')}
            onChange={(event) => onChange({ words: event.target.value })}
          />
          <DayField
            label={m.permission_cards_field_from()}
            value={from === '' ? today : from}
            min={today}
            onChange={(given) => onChange({ from: given })}
          />
          <div>
            <DayField
              label={needsDay ? m.permission_cards_field_until() : m.permission_cards_field_until_if()}
              value={until}
              min={from === '' ? today : from}
              onChange={(given) => onChange({ until: given })}
            />
            {error('until') !== undefined && <p className="permission-missing">{error('until')}</p>}
          </div>
        </>
      )}
    </>
  );
}

type OfCourseProps = Pick<GiveFieldsProps, 'typed' | 'pathways' | 'onChange'> & { error: string | undefined };

/** Of which course; asked only where there are several, or where it need not be of one. */
function OfCourse({ typed: { kind, pathwayId = '' }, pathways, error, onChange }: OfCourseProps) {
  const offered = pathways.filter(({ hasEnded }) => kind === 'return' || !hasEnded);
  if (offered.length === 0) return null;
  return (
    <Select
      label={m.permission_cards_field_course()}
      value={pathwayId}
      error={error}
      onChange={(event) => onChange({ pathwayId: event.target.value })}
    >
      <option value="">
        {kind === 'return' ? m.permission_cards_field_no_course() : m.permission_cards_field_choose()}
      </option>
      {offered.map(({ id, organisationName }) => (
        <option key={id} value={id}>
          {organisationName}
        </option>
      ))}
    </Select>
  );
}
