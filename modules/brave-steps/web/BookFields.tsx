import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Link } from '@tanstack/react-router';
import { formatDayAndTime } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { ShownStep, Together } from '../contract.ts';

export type BookFieldsProps = {
  step: ShownStep;
  appointments: readonly Together[];
  value: string;
  tried: boolean;
  onChange: (value: string) => void;
};

/** The appointments ahead in which all who come along take part; else the way to where one is made. */
export function BookFields({ step, appointments, value, tried, onChange }: BookFieldsProps) {
  const coming = step.companions.filter(({ comes }) => comes);
  const possible = appointments.filter(({ parties }) => coming.every(({ id }) => parties.includes(id)));
  return (
    <>
      {possible.length === 0 && <p>{m.brave_steps_book_none()}</p>}
      {possible.length > 0 && (
        <RadioGroup
          legend={m.brave_steps_book_which()}
          value={value}
          error={tried && value === '' ? m.brave_steps_field_needed() : undefined}
          onChange={(given: unknown) => onChange(String(given))}
        >
          {possible.map(({ id, what, startsAt }) => (
            <Radio
              key={id}
              value={id}
              description={startsAt === null ? m.brave_steps_book_time_open() : formatDayAndTime(startsAt)}
            >
              {what}
            </Radio>
          ))}
        </RadioGroup>
      )}
      <p>
        <Link to={`/rooms/${step.roomId}/appointments`}>{m.brave_steps_book_to()}</Link>
      </p>
    </>
  );
}
