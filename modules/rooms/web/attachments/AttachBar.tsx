import { CameraIcon, MicrophoneIcon, PaperclipIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { type RefObject, useRef, useState } from 'react';
import { m } from '../../../../platform/web/words.ts';
import { type ChosenFiles, kindOf } from './chosen-files.ts';
import { VoiceRecorder } from './VoiceRecorder.tsx';

// With JPEG named and HEIC not, a phone hands over a picture that everybody can open.
const pictures = 'image/jpeg,image/png,image/webp';
const documents = '.pdf,.txt,.docx,.xlsx,.pptx,.odt,.ods,.odp';

/** The ways to bring something: a picture or a document, the camera of a phone, one's voice. */
export function AttachBar({ files }: { files: ChosenFiles }) {
  const [isRecording, record] = useState(false);
  const [tooMany, setTooMany] = useState(false);
  const voice = useRef<HTMLButtonElement>(null);
  const choosing = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const add = (list: FileList | null) => {
    const chosen = Array.from(list ?? [], (file) => ({ file, name: file.name, kind: kindOf(file) }));
    setTooMany(!files.add(chosen));
  };
  if (isRecording) {
    return (
      <VoiceRecorder
        onRecorded={(recording) => setTooMany(!files.add([{ ...recording, kind: 'voice' }]))}
        onDone={() => {
          record(false);
          requestAnimationFrame(() => voice.current?.focus());
        }}
      />
    );
  }
  return (
    <div className="ti-attach">
      <Picker input={choosing} accept={`${pictures},${documents}`} label={m.rooms_attach()} onChosen={add} />
      <Picker input={camera} accept={pictures} label={m.rooms_attach_camera()} isCamera onChosen={add} />
      <Button
        size="small"
        variant="tertiary"
        icon={<PaperclipIcon aria-hidden />}
        onClick={() => choosing.current?.click()}
      >
        {m.rooms_attach()}
      </Button>
      <Button
        className="ti-attach__camera"
        size="small"
        variant="tertiary"
        icon={<CameraIcon aria-hidden />}
        onClick={() => camera.current?.click()}
      >
        {m.rooms_attach_camera()}
      </Button>
      <Button
        ref={voice}
        size="small"
        variant="tertiary"
        icon={<MicrophoneIcon aria-hidden />}
        onClick={() => record(true)}
      >
        {m.rooms_attach_voice()}
      </Button>
      <p role="status" className="ti-attach__note">
        {tooMany && m.rooms_attach_too_many()}
      </p>
    </div>
  );
}

interface PickerProps {
  input: RefObject<HTMLInputElement | null>;
  accept: string;
  label: string;
  isCamera?: boolean;
  onChosen: (files: FileList | null) => void;
}

function Picker({ input, accept, label, isCamera = false, onChosen }: PickerProps) {
  return (
    <input
      ref={input}
      type="file"
      hidden
      aria-label={label}
      accept={accept}
      {...(isCamera ? { capture: 'environment' as const } : { multiple: true })}
      onChange={(event) => {
        onChosen(event.target.files);
        // The same file may be chosen again after it was taken away.
        event.target.value = '';
      }}
    />
  );
}
