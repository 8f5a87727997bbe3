import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import { AppointmentId, AppointmentKind, Place } from '../domain/appointment.ts';
import { Proposal } from '../domain/appointment-action.ts';
import { calendarApi } from './calendar-api.ts';
import { beginningInWords, kindInWords, placeKindInWords } from './calendar-words.ts';
import { type OutsideTyped, PartiesField } from './PartiesField.tsx';
import { calendarRefusals } from './refusals.ts';
import { TimesField } from './TimesField.tsx';

type ProposeFormProps = { roomId: RoomId; all: readonly Appointment[]; now: Instant };

/** Proposes times: for what, with whom, where, how long, when. */
export function ProposeForm(props: ProposeFormProps) {
  const [isOpen, setOpen] = useState(false);
  if (!isOpen)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{m.calendar_propose()}</Button>
      </div>
    );
  return <Form {...props} onDone={() => setOpen(false)} />;
}

const lengths = [15, 30, 45, 60, 90];
const first = { kind: 'talk', place: 'place', minutes: '60', what: '', where: '', after: '' };

function Form({ roomId, all, now, onDone }: ProposeFormProps & { onDone: () => void }) {
  const queryClient = useQueryClient();
  const [id] = useState(() => AppointmentId.parse(crypto.randomUUID()));
  const [typed, setTyped] = useState(first);
  const [chosen, choose] = useState<readonly string[]>();
  const [outside, setOutside] = useState<OutsideTyped>();
  const [options, setOptions] = useState<Instant[]>([]);
  const [tried, setTried] = useState(false);
  const { data: possible = [] } = useQuery(calendarApi.query.listParties.queryOptions({ input: { roomId } }));
  const taking = chosen ?? possible.filter(({ kind }) => kind !== 'related-person').map((one) => one.id);
  const proposing = useMutation(
    calendarApi.query.propose.mutationOptions({
      onSuccess: async () => {
        await askAnew(queryClient, calendarApi.query.key());
        onDone();
      },
    }),
  );
  const change = (part: Partial<typeof first>) => setTyped({ ...typed, ...part });
  const parties = possible
    .filter((one) => one.kind === 'citizen' || taking.includes(one.id))
    .map((one) => ({ kind: one.kind, id: one.id, needed: one.kind === 'practitioner' }));
  const proposal = Proposal.safeParse({
    appointmentKind: typed.kind,
    what: typed.what,
    place: { kind: typed.place, words: typed.where },
    minutes: Number(typed.minutes),
    parties: [...parties, ...(outside === undefined ? [] : [{ kind: 'outside', needed: true, ...outside }])],
    options,
    dependsOn: typed.after === '' ? null : typed.after,
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (proposal.success) proposing.mutate({ roomId, id, proposal: proposal.data });
  };
  const roleIds = possible.flatMap((one) =>
    one.kind === 'practitioner' && taking.includes(one.id) ? [PractitionerRoleId.parse(one.id)] : [],
  );
  const ahead = all.filter(({ status, startsAt }) => status === 'booked' && startsAt !== null && startsAt > now);
  return (
    <form className="ti-stack" onSubmit={submit} noValidate aria-label={m.calendar_propose()}>
      <Select
        label={m.calendar_field_kind()}
        value={typed.kind}
        onChange={(event) => change({ kind: event.target.value })}
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
        onChange={(event) => change({ what: event.target.value })}
      />
      <PartiesField
        possible={possible}
        taking={taking}
        onChoose={choose}
        outside={outside}
        onOutside={setOutside}
        tried={tried}
      />
      <Select
        label={m.calendar_field_place()}
        value={typed.place}
        onChange={(event) => change({ place: event.target.value })}
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
        onChange={(event) => change({ where: event.target.value })}
      />
      <Select
        label={m.calendar_field_minutes()}
        value={typed.minutes}
        onChange={(event) => change({ minutes: event.target.value })}
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
          onChange={(event) => change({ after: event.target.value })}
        >
          <option value="">{m.calendar_after_none()}</option>
          {ahead.map((one) => (
            <option key={one.id} value={one.id}>
              {one.what}, {one.startsAt === null ? '' : beginningInWords(one.startsAt)}
            </option>
          ))}
        </Select>
      )}
      <p>{m.calendar_times_means()}</p>
      <TimesField
        {...{ roomId, roleIds, minutes: Number(typed.minutes), chosen: options }}
        atMost={5}
        onChange={setOptions}
        error={tried && options.length < 2 ? m.calendar_two_needed() : undefined}
      />
      {proposing.error && <ErrorMessage error={proposing.error} sentences={calendarRefusals} />}
      <div className="ti-row-buttons">
        <Button loading={proposing.isPending}>{m.calendar_propose_send()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.calendar_not_now()}
        </Button>
      </div>
    </form>
  );
}
