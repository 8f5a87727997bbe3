import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Card } from '../../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { refusalOf } from '../../../../platform/web/refusal.ts';
import { m } from '../../../../platform/web/words.ts';
import { type Told, ToldByChoice } from '../../../consent/web/public.tsx';
import type { SmsChoice } from '../../domain/by-sms.ts';
import type { Room } from '../../domain/room.ts';
import { roomRefusals } from '../refusals.ts';
import { roomsApi } from '../rooms-api.ts';
import { useRefresh } from './circle-data.ts';
import { PhoneBeside } from './PhoneBeside.tsx';
import type { Viewer } from './participant-words.ts';

/** Whether the citizen is reached by SMS, and with what. The words themselves only after the risk has been said. */
export function BySms({ room, viewer }: { room: Room; viewer: Viewer }) {
  const { citizen } = viewer;
  const isOwn = viewer.side !== 'other';
  const [choice, setChoice] = useState<SmsChoice>(room.bySms);
  const [told, setTold] = useState<Told | undefined>('phone');
  const refresh = useRefresh();
  const save = useMutation(roomsApi.query.setSmsChoice.mutationOptions({ onSettled: refresh }));
  const isNew = choice !== room.bySms;
  const consents = isNew && choice === 'texts';
  const send = () => {
    const toldBy = isOwn ? 'electronic-id' : told;
    if (toldBy !== undefined) save.mutate({ roomId: room.id, choice, toldBy });
  };
  // She is here, so that is how it was told.
  const sendBeside = () => {
    setTold('in-person');
    save.mutate({ roomId: room.id, choice, toldBy: 'in-person' });
  };
  const needsPhone = !isOwn && choice !== 'off' && refusalOf(save.error) === 'phone-is-not-confirmed';
  return (
    <Section title={m.rooms_circle_sms()}>
      <Card>
        <RadioGroup
          legend={isOwn ? m.rooms_circle_sms_legend() : m.rooms_circle_sms_legend_of({ citizen })}
          value={choice}
          onChange={(chosen: SmsChoice) => {
            setChoice(chosen);
            save.reset();
          }}
        >
          <Radio value={'off' satisfies SmsChoice}>{m.rooms_circle_sms_off()}</Radio>
          <Radio value={'notices' satisfies SmsChoice} description={m.rooms_circle_sms_notices_means()}>
            {m.rooms_circle_sms_notices()}
          </Radio>
          <Radio
            value={'texts' satisfies SmsChoice}
            description={isOwn ? m.rooms_circle_sms_texts_means() : m.rooms_circle_sms_texts_means_of({ citizen })}
          >
            {m.rooms_circle_sms_texts()}
          </Radio>
        </RadioGroup>
        {consents && !isOwn && <p>{m.rooms_circle_sms_risk_of({ citizen })}</p>}
        {consents && <p role="status">{m.rooms_circle_sms_risk()}</p>}
        {isNew && !isOwn && !needsPhone && (
          <ToldByChoice legend={m.rooms_circle_sms_told()} value={told} onChange={setTold} />
        )}
        {isNew && !needsPhone && (
          <div>
            <Button variant="secondary" loading={save.isPending} onClick={send}>
              {action(consents, isOwn, citizen)}
            </Button>
          </div>
        )}
        <p className="ti-quiet" role="status">
          {save.isSuccess && !isNew ? m.rooms_circle_saved() : ''}
        </p>
        {needsPhone && <PhoneBeside room={room} citizen={citizen} onConfirmed={sendBeside} />}
        {save.error !== null && !needsPhone && <ErrorMessage error={save.error} sentences={roomRefusals} />}
      </Card>
    </Section>
  );
}

function action(consents: boolean, isOwn: boolean, citizen: string): string {
  if (!consents) return m.rooms_circle_sms_save();
  return isOwn ? m.rooms_circle_sms_yes() : m.rooms_circle_sms_yes_of({ citizen });
}
