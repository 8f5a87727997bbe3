import { useCallback, useEffect, useRef, useState } from 'react';
import { longestVoiceSeconds } from '../../domain/attachment.ts';

export interface Recording {
  file: Blob;
  name: string;
  seconds: number;
}
export type RecorderState =
  | { is: 'asking' | 'refused' | 'missing' }
  | { is: 'recording' | 'paused' }
  | { is: 'recorded'; recording: Recording };

// What browsers can record, the smallest and most widely played first.
const types = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg;codecs=opus', 'ogg'],
] as const;

/** Records from the microphone as long as the component is there; it is let go of as soon as it is not needed. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState>({ is: 'asking' });
  const [seconds, setSeconds] = useState(0);
  const recorder = useRef<MediaRecorder>(undefined);
  const elapsed = useRef(0);

  useEffect(() => {
    let isGone = false;
    void openMicrophone().then((opened) => {
      if (typeof opened === 'string') return isGone || setState({ is: opened });
      if (isGone) return letGo(opened);
      const own = startRecording(opened, (file, name) =>
        setState({ is: 'recorded', recording: { file, name, seconds: Math.max(1, Math.round(elapsed.current)) } }),
      );
      recorder.current = own;
      own.addEventListener('pause', () => setState({ is: 'paused' }));
      own.addEventListener('resume', () => setState({ is: 'recording' }));
      setState({ is: 'recording' });
    });
    return () => {
      isGone = true;
      if (recorder.current !== undefined) letGo(recorder.current.stream);
    };
  }, []);

  useEffect(() => {
    if (state.is !== 'recording') return undefined;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      elapsed.current += (now - before) / 1000;
      before = now;
      setSeconds(elapsed.current);
      if (elapsed.current >= longestVoiceSeconds) recorder.current?.stop();
    }, 200);
    return () => clearInterval(timer);
  }, [state.is]);

  return {
    state,
    seconds,
    pause: useCallback(() => recorder.current?.pause(), []),
    goOn: useCallback(() => recorder.current?.resume(), []),
    stop: useCallback(() => recorder.current?.stop(), []),
  };
}

async function openMicrophone(): Promise<MediaStream | 'refused' | 'missing'> {
  // Also where the page is not let near it: no https, or a policy.
  if (navigator.mediaDevices === undefined || globalThis.MediaRecorder === undefined) return 'missing';
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'missing' : 'refused';
  }
}

function startRecording(stream: MediaStream, onEnd: (file: Blob, name: string) => void): MediaRecorder {
  const [type, ending] = types.find(([one]) => MediaRecorder.isTypeSupported(one)) ?? ['', 'webm'];
  const own = new MediaRecorder(stream, { audioBitsPerSecond: 32_000, ...(type === '' ? {} : { mimeType: type }) });
  const parts: Blob[] = [];
  own.addEventListener('dataavailable', ({ data }) => parts.push(data));
  own.addEventListener('stop', () => {
    letGo(stream);
    onEnd(new Blob(parts, { type: own.mimeType.split(';')[0] ?? '' }), `tale.${ending}`);
  });
  // In parts, so that little is lost when the phone takes the memory away.
  own.start(1_000);
  return own;
}

function letGo(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
