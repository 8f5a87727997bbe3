import { Button } from '@navikt/ds-react/Button';
import { useNavigate } from '@tanstack/react-router';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { EncounterId } from '../domain/encounter.ts';
import type { TalkOfMine } from '../domain/my-talks.ts';
import { kindInWords, talkInWords, timeToWrite } from './encounter-words.ts';
import { encountersApi, useDoing } from './encounters-api.ts';
import { encountersRefusals } from './refusals.ts';

/** Talks of mine whose notes are open, each with the way to write. */
export function UnwrittenList({ talks }: { talks: readonly TalkOfMine[] }) {
  return (
    <ul className="encounters-talks">
      {talks.map((talk) => (
        <OneTalk key={talk.encounterId ?? talk.appointmentId} talk={talk} />
      ))}
    </ul>
  );
}

function OneTalk({ talk }: { talk: TalkOfMine }) {
  const { citizenName, kind, roomId, encounterId } = talk;
  const navigate = useNavigate();
  const opening = useDoing(
    () => beginOf(talk),
    (id) => navigate({ to: `/rooms/${roomId}/notes/${id}` }),
  );
  const label = encounterId === null ? m.encounters_write() : m.encounters_write_on();
  return (
    <Card as="li">
      <p>
        <strong>{citizenName}</strong>
      </p>
      <p>
        {talkInWords(talk)}. {kindInWords(kind)}, {timeToWrite(kind)}
      </p>
      <div>
        <Button
          size="small"
          variant="secondary"
          className="encounters-button"
          loading={opening.isPending}
          aria-label={m.encounters_write_of({ what: label, name: citizenName })}
          onClick={() => opening.mutate(undefined)}
        >
          {label}
        </Button>
      </div>
      {opening.error && <ErrorMessage error={opening.error} sentences={encountersRefusals} />}
    </Card>
  );
}

/** The talk's note, begun where it was not. */
async function beginOf({ encounterId, appointmentId, roomId }: TalkOfMine): Promise<EncounterId> {
  if (encounterId !== null || appointmentId === null) return EncounterId.parse(encounterId);
  const id = EncounterId.parse(crypto.randomUUID());
  const talk = await encountersApi.client.beginTalk({ roomId, id, of: { kind: 'appointment', appointmentId } });
  return talk.id;
}
