import { Button } from '@navikt/ds-react/Button';
import { useEffect, useState } from 'react';
import type { RoomId } from '../../../../kernel/ids.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Attachment } from '../../domain/attachment.ts';
import { roomsApi } from '../rooms-api.ts';
import { lengthWords } from './file-words.ts';
import { Sound } from './Sound.tsx';

/** A voice message; fetched when one wants to hear it, so that only who listens is written down as having opened it. */
export function VoiceMessage({ roomId, voice }: { roomId: RoomId; voice: Attachment }) {
  const [url, setUrl] = useState<string>();
  const [state, setState] = useState<'quiet' | 'fetching' | 'away'>('quiet');
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);
  const label = m.rooms_voice_length({ length: lengthWords(voice.seconds ?? 0) });
  const listen = async () => {
    setState('fetching');
    try {
      const { body } = await roomsApi.client.getAttachment({ roomId, attachmentId: voice.id });
      setUrl(URL.createObjectURL(body));
      setState('quiet');
    } catch {
      setState('away');
    }
  };
  return (
    <div className="ti-voice">
      <p>{label}</p>
      {url === undefined ? (
        <Button size="small" variant="secondary" loading={state === 'fetching'} onClick={() => void listen()}>
          {m.rooms_voice_listen()}
        </Button>
      ) : (
        <Sound url={url} label={label} playsAtOnce />
      )}
      <p role="status">{state === 'away' && m.rooms_voice_away()}</p>
    </div>
  );
}
