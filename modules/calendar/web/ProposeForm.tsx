import { Button } from '@navikt/ds-react/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type SyntheticEvent, useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/instant.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Appointment } from '../contract.ts';
import { AppointmentId } from '../domain/appointment.ts';
import { Proposal } from '../domain/appointment-action.ts';
import { calendarApi } from './calendar-api.ts';
import { type OutsideTyped, PartiesField } from './PartiesField.tsx';
import { ProposalFields, type ProposalTyped } from './ProposalFields.tsx';
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

const first: ProposalTyped = { kind: 'talk', place: 'place', minutes: '60', what: '', where: '', after: '' };

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
  const change = (part: Partial<ProposalTyped>) => setTyped({ ...typed, ...part });
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
      <ProposalFields typed={typed} onChange={change} tried={tried} ahead={ahead}>
        <PartiesField
          possible={possible}
          taking={taking}
          onChoose={choose}
          outside={outside}
          onOutside={setOutside}
          tried={tried}
        />
      </ProposalFields>
      <p>{m.calendar_times_means()}</p>
      <TimesField
        {...{ roomId, roleIds, minutes: Number(typed.minutes), chosen: options }}
        atMost={5}
        onChange={setOptions}
        error={tried && options.length < 2 ? m.calendar_two_needed() : undefined}
      />
      {proposing.error && <ErrorMessage error={proposing.error} sentences={calendarRefusals} />}
      <div className="calendar-buttons">
        <Button loading={proposing.isPending}>{m.calendar_propose_send()}</Button>
        <Button type="button" variant="tertiary" onClick={onDone}>
          {m.calendar_not_now()}
        </Button>
      </div>
    </form>
  );
}
