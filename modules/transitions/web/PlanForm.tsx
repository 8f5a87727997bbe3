import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { TextField } from '@navikt/ds-react/TextField';
import { type SyntheticEvent, useState } from 'react';
import { Day } from '../../../kernel/day.ts';
import { instantOf } from '../../../kernel/instant.ts';
import { atTime } from '../../../kernel/zone.ts';
import { m } from '../../../platform/web/words.ts';
import { DayField } from '../../consent/web/public.tsx';
import { dayAt } from '../../pathways/domain/day-at.ts';
import type { MeetingPlan } from '../domain/handover.ts';
import { stepInWords } from './handover-words.ts';
import type { StepFormProps } from './step-form-props.ts';

const ways = ['in-person', 'phone', 'video'] as const;

/** When, how and where they meet. */
export function PlanForm({ handover, isSending, onSend, onClose }: StepFormProps) {
  const [now] = useState(() => new Date());
  const [day, setDay] = useState('');
  const [time, setTime] = useState('');
  const [how, setHow] = useState<MeetingPlan['how']>('in-person');
  const [where, setWhere] = useState('');
  const [tried, setTried] = useState(false);
  const isWhole = day !== '' && time !== '' && (how !== 'in-person' || where.trim() !== '');
  const missing = (is: boolean) => (tried && is ? m.transitions_field_needed() : undefined);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    const parsed = Day.safeParse(day);
    if (!isWhole || !parsed.success) return;
    const at = instantOf(atTime(parsed.data, time, 'Europe/Copenhagen'));
    onSend({ kind: 'planned', plan: { at, how, where: where.trim() } });
  };
  const named = {
    'in-person': m.transitions_how_in_person,
    phone: m.transitions_how_phone,
    video: m.transitions_how_video,
  };
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={stepInWords('planned', handover)}>
      <div>
        <DayField label={m.transitions_field_day()} value={day} min={dayAt(now)} onChange={setDay} />
        {missing(day === '') !== undefined && <p className="transitions-missing">{missing(day === '')}</p>}
      </div>
      <TextField
        label={m.transitions_field_time()}
        type="time"
        className="transitions-time"
        value={time}
        error={missing(time === '')}
        onChange={(event) => setTime(event.target.value)}
      />
      <RadioGroup legend={m.transitions_field_how()} value={how} onChange={setHow}>
        {ways.map((way) => (
          <Radio key={way} value={way}>
            {named[way]()}
          </Radio>
        ))}
      </RadioGroup>
      {how === 'in-person' && (
        <TextField
          label={m.transitions_field_where()}
          value={where}
          maxLength={200}
          error={missing(where.trim() === '')}
          onChange={(event) => setWhere(event.target.value)}
        />
      )}
      <div className="ti-row-buttons">
        <Button loading={isSending}>{stepInWords('planned', handover)}</Button>
        <Button type="button" variant="tertiary" onClick={onClose}>
          {m.transitions_cancel()}
        </Button>
      </div>
    </form>
  );
}
