import { Button } from '@navikt/ds-react/Button';
import { Select } from '@navikt/ds-react/Select';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RoomId } from '../../../kernel/ids.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { EncounterId, TalkHow, type TalkKind } from '../domain/encounter.ts';
import { howInWords } from './encounter-words.ts';
import { encountersApi, useDoing } from './encounters-api.ts';
import { encountersRefusals } from './refusals.ts';

const minutes = [5, 10, 15, 30, 45, 60];
/** Who calls in between talks ad hoc; the note says otherwise where it was more. */
const kind: TalkKind = 'ad-hoc';

/** "I talked with her": a talk without appointment, begun in two taps. */
export function ITalked({ roomId, name }: { roomId: RoomId; name: string }) {
  const navigate = useNavigate();
  const [id] = useState(() => EncounterId.parse(crypto.randomUUID()));
  const [long, setLong] = useState(10);
  const beginning = useDoing(
    (how: TalkHow) =>
      encountersApi.client.beginTalk({ roomId, id, of: { kind: 'without', talk: kind, how, minutes: long } }),
    (talk) => navigate({ to: `/rooms/${roomId}/notes/${talk.id}` }),
  );
  return (
    <Section title={m.encounters_i_talked({ name })}>
      <Select
        label={m.encounters_field_minutes()}
        value={long}
        className="encounters-short"
        onChange={(event) => setLong(Number(event.target.value))}
      >
        {minutes.map((count) => (
          <option key={count} value={count}>
            {m.encounters_minutes({ count })}
          </option>
        ))}
      </Select>
      <div className="encounters-buttons">
        {TalkHow.options.map((how) => (
          <Button
            key={how}
            variant="secondary"
            size="small"
            disabled={beginning.isPending}
            onClick={() => beginning.mutate(how)}
          >
            {m.encounters_talked_how({ how: howInWords(how) })}
          </Button>
        ))}
      </div>
      {beginning.error && <ErrorMessage error={beginning.error} sentences={encountersRefusals} />}
    </Section>
  );
}
