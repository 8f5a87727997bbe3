import { Select } from '@navikt/ds-react/Select';
import { TextField } from '@navikt/ds-react/TextField';
import type { ReactNode } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import { AppointmentKind, Place } from '../domain/appointment.ts';
import { beginningInWords, kindInWords, placeKindInWords } from './calendar-words.ts';

/** What is typed for a proposal, as far as it has come. */
export interface ProposalTyped {
  kind: string;
  what: string;
  place: string;
  where: string;
  minutes: string;
  after: string;
}

type ProposalFieldsProps = {
  typed: ProposalTyped;
  onChange: (part: Partial<ProposalTyped>) => void;
  tried: boolean;
  /** Those on which it may depend. */
  ahead: readonly Appointment[];
  /** Who takes part. */
  children: ReactNode;
};

const lengths = [15, 30, 45, 60, 90];

/** For what, with whom, where and how long. */
export function ProposalFields({ typed, onChange, tried, ahead, children }: ProposalFieldsProps) {
  return (
    <>
      <Select
        label={m.calendar_field_kind()}
        value={typed.kind}
        onChange={(event) => onChange({ kind: event.target.value })}
      >
        {AppointmentKind.options.map((kind) => (
          <option key={kind} value={kind}>
            {kindInWords(kind)}
          </option>
        ))}
      </Select>
      <TextField
        label={m.calendar_field_what()}
        description={m.calendar_field_what_means()}
        value={typed.what}
        maxLength={200}
        error={tried && typed.what.trim() === '' ? m.calendar_field_needed() : undefined}
        onChange={(event) => onChange({ what: event.target.value })}
      />
      {children}
      <Select
        label={m.calendar_field_place()}
        value={typed.place}
        onChange={(event) => onChange({ place: event.target.value })}
      >
        {Place.shape.kind.options.map((kind) => (
          <option key={kind} value={kind}>
            {placeKindInWords(kind)}
          </option>
        ))}
      </Select>
      <TextField
        label={m.calendar_field_where()}
        value={typed.where}
        maxLength={200}
        onChange={(event) => onChange({ where: event.target.value })}
      />
      <Select
        label={m.calendar_field_minutes()}
        value={typed.minutes}
        onChange={(event) => onChange({ minutes: event.target.value })}
      >
        {lengths.map((minutes) => (
          <option key={minutes} value={minutes}>
            {m.calendar_minutes({ minutes })}
          </option>
        ))}
      </Select>
      {ahead.length > 0 && (
        <Select
          label={m.calendar_field_after()}
          value={typed.after}
          onChange={(event) => onChange({ after: event.target.value })}
        >
          <option value="">{m.calendar_after_none()}</option>
          {ahead.map((one) => (
            <option key={one.id} value={one.id}>
              {one.what}, {one.startsAt === null ? '' : beginningInWords(one.startsAt)}
            </option>
          ))}
        </Select>
      )}
    </>
  );
}
