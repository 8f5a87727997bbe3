import { Button } from '@navikt/ds-react/Button';
import { Textarea } from '@navikt/ds-react/Textarea';
import { type ReactNode, type RefObject, type SyntheticEvent, useState } from 'react';
import { m } from '../../../platform/web/words.ts';
import type { ShownStep } from '../contract.ts';
import { AskFields, type AskTyped, wishOfAsking } from './AskFields.tsx';
import { BookFields } from './BookFields.tsx';
import { HowHardField } from './HowHardField.tsx';
import type { RoomOfSteps } from './room-of-steps.ts';
import type { Saying } from './use-saying.ts';

/** What asks for something before it is said. */
export type Form = 'agreed' | 'done' | 'made-smaller' | 'ask' | 'booked' | 'hard';

/** Those that I may open here: to ask and to book, the room must be known. */
export function formsFor({ iMay, status }: ShownStep, room: RoomOfSteps): Form[] {
  const isHers = iMay.includes('done') || status === 'done';
  return [
    ...(iMay.includes('agreed') ? (['agreed'] as const) : []),
    ...(iMay.includes('done') ? (['done'] as const) : []),
    ...(iMay.includes('asked') && room !== undefined ? (['ask'] as const) : []),
    ...(iMay.includes('made-smaller') ? (['made-smaller'] as const) : []),
    ...(iMay.includes('booked') && room !== undefined ? (['booked'] as const) : []),
    ...(isHers && (iMay.includes('done') || iMay.includes('taken-up')) ? (['hard'] as const) : []),
  ];
}

export type ActFormProps = {
  shown: RefObject<HTMLFormElement | null>;
  step: ShownStep;
  room: RoomOfSteps;
  form: Form;
  saying: Saying;
  onCancel: () => void;
  /** What went wrong, if something did. */
  children: ReactNode;
};

/** One thing is asked, most of it voluntary; one tap more, and it is done. */
export function ActForm({ shown, step, room, form, saying, onCancel, children }: ActFormProps) {
  const isAfter = form === 'done' || step.status === 'done';
  const [hard, setHard] = useState(form === 'hard' ? (isAfter ? step.hardAfter : step.hard) : null);
  const [what, setWhat] = useState('');
  const [asking, setAsking] = useState<AskTyped>({ whom: '', name: '' });
  const [appointment, setAppointment] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (form === 'hard') return saying.sayHowHard(isAfter ? 'after' : 'before', hard);
    if (form === 'ask') return sayIf(wishOfAsking(asking));
    if (form === 'booked')
      return sayIf(
        room?.appointments
          .map(({ id }) => ({ kind: 'booked', appointmentId: id }) as const)
          .find((one) => one.appointmentId === appointment),
      );
    if (form === 'made-smaller')
      return what.trim() === '' ? undefined : saying.say({ kind: form, what: what.trim(), hard });
    return saying.say({ kind: form, hard });
  };
  const sayIf = (wish: Parameters<Saying['say']>[0] | undefined) => (wish === undefined ? undefined : saying.say(wish));
  const labels: Readonly<Record<Form, string>> = {
    agreed: m.brave_steps_act_agreed(),
    done: m.brave_steps_act_done(),
    'made-smaller': m.brave_steps_act_smaller(),
    ask:
      asking.whom === 'named' && asking.name.trim() !== ''
        ? m.brave_steps_ask_named_send({ name: asking.name.trim() })
        : m.brave_steps_ask_send(),
    booked: m.brave_steps_book_send(),
    hard: m.brave_steps_save(),
  };
  const heading = form === 'ask' ? m.brave_steps_act_ask() : form === 'hard' ? m.brave_steps_act_hard() : labels[form];
  return (
    <form ref={shown} tabIndex={-1} className="ti-stack" onSubmit={submit} noValidate aria-label={heading}>
      {form === 'made-smaller' && (
        <Textarea
          label={m.brave_steps_field_smaller()}
          value={what}
          maxLength={300}
          minRows={2}
          error={tried && what.trim() === '' ? m.brave_steps_field_needed() : undefined}
          onChange={(event) => setWhat(event.target.value)}
        />
      )}
      {form === 'ask' && (
        <AskFields step={step} people={room?.people ?? []} typed={asking} tried={tried} onChange={setAsking} />
      )}
      {form === 'booked' && (
        <BookFields
          step={step}
          appointments={room?.appointments ?? []}
          value={appointment}
          tried={tried}
          onChange={setAppointment}
        />
      )}
      {form !== 'ask' && form !== 'booked' && (
        <HowHardField
          legend={isAfter ? m.brave_steps_field_hard_after() : m.brave_steps_field_hard()}
          value={hard}
          onChange={setHard}
        />
      )}
      {children}
      <div className="brave-buttons">
        <Button loading={saying.isBusy}>{labels[form]}</Button>
        <Button type="button" variant="tertiary" onClick={onCancel}>
          {m.brave_steps_back()}
        </Button>
      </div>
    </form>
  );
}
