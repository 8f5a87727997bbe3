import { Button } from '@navikt/ds-react/Button';
import { useEffect, useRef } from 'react';
import { m } from '../../../../platform/web/words.ts';
import { Listen } from './ChosenList.tsx';
import { lengthWords } from './file-words.ts';
import { type Recording, useRecorder } from './use-recorder.ts';

export type VoiceRecorderProps = { onRecorded: (recording: Recording) => void; onDone: () => void };

/** Speaks a message in: pause and go on, listen, then add it or let it go. Nothing leaves the device before it is added. */
export function VoiceRecorder({ onRecorded, onDone }: VoiceRecorderProps) {
  const { state, seconds, pause, goOn, stop } = useRecorder();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), [state.is]);
  const length = lengthWords(seconds);
  const discard = (
    <Button size="small" variant="tertiary" onClick={onDone}>
      {m.rooms_voice_discard()}
    </Button>
  );
  switch (state.is) {
    case 'asking':
      return <Recorder status={m.rooms_voice()}>{discard}</Recorder>;
    case 'refused':
    case 'missing':
      return (
        <Recorder status={state.is === 'refused' ? m.rooms_voice_refused() : m.rooms_voice_missing()}>
          <Button ref={first} size="small" variant="secondary" onClick={onDone}>
            {m.rooms_picture_close()}
          </Button>
        </Recorder>
      );
    case 'recording':
    case 'paused':
      return (
        <Recorder
          status={state.is === 'recording' ? m.rooms_voice_on() : m.rooms_voice_paused({ length })}
          shown={state.is === 'recording' ? m.rooms_voice_recording({ length }) : undefined}
        >
          <Button ref={first} size="small" variant="primary" onClick={stop}>
            {m.rooms_voice_stop()}
          </Button>
          <Button size="small" variant="secondary" onClick={state.is === 'recording' ? pause : goOn}>
            {state.is === 'recording' ? m.rooms_voice_pause() : m.rooms_voice_go_on()}
          </Button>
          {discard}
        </Recorder>
      );
    case 'recorded':
      return (
        <Recorder status={m.rooms_voice_length({ length: lengthWords(state.recording.seconds) })}>
          <Listen file={state.recording.file} label={m.rooms_voice_listen()} />
          <Button
            ref={first}
            size="small"
            variant="primary"
            onClick={() => {
              onRecorded(state.recording);
              onDone();
            }}
          >
            {m.rooms_voice_use()}
          </Button>
          {discard}
          <p className="ti-attach__note">{m.rooms_voice_beside()}</p>
        </Recorder>
      );
  }
}

type RecorderProps = { status: string; shown?: string | undefined; children: React.ReactNode };

/** The seconds are seen and not read aloud; that it records, pauses and has stopped is both. */
function Recorder({ status, shown, children }: RecorderProps) {
  return (
    <fieldset className="ti-recorder">
      <legend className="aksel-sr-only">{m.rooms_voice()}</legend>
      <p role="status" className={shown === undefined ? undefined : 'aksel-sr-only'}>
        {status}
      </p>
      {shown !== undefined && <p aria-hidden="true">{shown}</p>}
      <div className="ti-recorder__buttons">{children}</div>
    </fieldset>
  );
}
