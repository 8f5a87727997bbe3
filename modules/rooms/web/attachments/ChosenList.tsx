import { Button } from '@navikt/ds-react/Button';
import { useEffect, useId, useMemo } from 'react';
import { m } from '../../../../platform/web/words.ts';
import { sentenceOf } from '../refusals.ts';
import type { Chosen, ChosenFiles, UploadState } from './chosen-files.ts';
import { lengthWords, sizeWords } from './file-words.ts';
import { Sound } from './Sound.tsx';
import './attachments.css';

/** What goes with the message that is being written: what it is, how far it has come, and a way to take it away. */
export function ChosenList({ files, chosen }: { files: ChosenFiles; chosen: readonly Chosen[] }) {
  if (chosen.length === 0) return null;
  return (
    <>
      <ul className="ti-chosen" aria-label={m.rooms_attach_list()}>
        {chosen.map((one) => (
          <ChosenItem key={one.id} files={files} one={one} />
        ))}
      </ul>
      {chosen.some(({ kind }) => kind === 'picture') && <p className="ti-attach__note">{m.rooms_attach_private()}</p>}
    </>
  );
}

function ChosenItem({ files, one }: { files: ChosenFiles; one: Chosen }) {
  const id = useId();
  const voice =
    one.seconds === undefined ? m.rooms_voice() : m.rooms_voice_length({ length: lengthWords(one.seconds) });
  const name = one.kind === 'voice' ? voice : one.name;
  return (
    <li className="ti-chosen__item">
      {one.kind === 'picture' && one.state.is !== 'refused' && <Thumbnail file={one.file} />}
      <div className="ti-chosen__what">
        <p className="ti-chosen__name">
          {name} <small>{sizeWords(one.file.size)}</small>
        </p>
        <Progress name={name} state={one.state} />
        {one.kind === 'voice' && <Listen file={one.file} label={name} />}
        {one.kind === 'picture' && one.state.is !== 'refused' && (
          <div className="ti-chosen__describe">
            <label htmlFor={id}>{m.rooms_attach_describe()}</label>
            <input
              id={id}
              value={one.description}
              maxLength={500}
              aria-describedby={`${id}-why`}
              onChange={(event) => files.describe(one.id, event.target.value)}
            />
            <small id={`${id}-why`}>{m.rooms_attach_describe_why()}</small>
          </div>
        )}
      </div>
      <Button
        size="small"
        variant="tertiary"
        aria-label={m.rooms_attach_remove({ name })}
        onClick={() => files.remove(one.id)}
      >
        <span aria-hidden="true">✕</span>
      </Button>
    </li>
  );
}

function Progress({ name, state }: { name: string; state: UploadState }) {
  const isMoving = state.is === 'sending' || state.is === 'waiting';
  return (
    <>
      {isMoving && <progress aria-label={name} max={1} value={state.share} />}
      {/* What changes with every piece is seen, not read aloud. */}
      {state.is === 'sending' ? (
        <p className="ti-chosen__state">{stateWords(state)}</p>
      ) : (
        <p className={`ti-chosen__state${state.is === 'refused' ? ' ti-chosen__state--refused' : ''}`} role="status">
          {stateWords(state)}
        </p>
      )}
    </>
  );
}

function stateWords(state: UploadState): string {
  switch (state.is) {
    case 'sending':
      return m.rooms_attach_state_sending({ percent: Math.round(state.share * 100) });
    case 'waiting':
      return sentenceOf(state.code ?? '') ?? m.rooms_attach_state_waits({ percent: Math.round(state.share * 100) });
    case 'checking':
      return m.rooms_attach_state_checking();
    case 'ready':
      return m.rooms_attach_state_ready();
    case 'refused':
      return sentenceOf(state.code) ?? m.rooms_not_sent_fault();
  }
}

function Thumbnail({ file }: { file: Blob }) {
  return <img className="ti-chosen__picture" src={useObjectUrl(file)} alt="" />;
}

/** What was just recorded, before anybody else hears it. */
export function Listen({ file, label }: { file: Blob; label: string }) {
  return <Sound url={useObjectUrl(file)} label={label} />;
}

/** An address for what is in memory, let go again with the element. */
function useObjectUrl(file: Blob): string {
  const url = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return url;
}
