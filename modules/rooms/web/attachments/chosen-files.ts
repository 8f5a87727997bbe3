import type { AttachmentId, RoomId } from '../../../../kernel/ids.ts';
import { isPassing } from '../../../../platform/web/api.ts';
import { refusalOf } from '../../../../platform/web/refusal.ts';
import { type Watched, watched } from '../../../../platform/web/watched.ts';
import { type AttachmentKind, mostAttachments } from '../../domain/attachment.ts';
import { newId } from '../address-id.ts';
import { roomsApi } from '../rooms-api.ts';
import { type ChosenFile, uploadFile } from './upload-file.ts';

export type UploadState =
  | { is: 'sending'; share: number }
  /** For the network, or for what the code says; it goes on by itself. */
  | { is: 'waiting'; share: number; code?: string | undefined }
  | { is: 'checking' | 'ready' }
  | { is: 'refused'; code: string };

/** A file that goes with the message being written. */
export interface Chosen extends ChosenFile {
  kind: AttachmentKind;
  seconds?: number;
  description: string;
  state: UploadState;
}

const longestPauseMs = 30_000;

/** What was chosen for one place of writing; it stays while one looks at another thread, and is on its way meanwhile. */
export class ChosenFiles {
  readonly all: Watched<readonly Chosen[]> = watched<readonly Chosen[]>([]);
  readonly #roomId: RoomId;

  constructor(roomId: RoomId) {
    this.#roomId = roomId;
  }

  /** Takes files as far as a message has room for them; says whether it had. */
  add(files: readonly Pick<Chosen, 'file' | 'name' | 'kind' | 'seconds'>[]): boolean {
    const room = mostAttachments - this.all.get().length;
    const added = files.slice(0, room).map(
      (file): Chosen => ({
        ...file,
        id: newId<AttachmentId>(),
        description: '',
        state: { is: 'sending', share: 0 },
      }),
    );
    this.all.set([...this.all.get(), ...added]);
    for (const one of added) void this.#send(one);
    return files.length <= room;
  }

  describe(id: AttachmentId, description: string): void {
    this.#change(id, { description });
  }

  remove(id: AttachmentId): void {
    this.all.set(this.all.get().filter((one) => one.id !== id));
    // The server forgets it by itself after a day.
    roomsApi.client.removeAttachment({ roomId: this.#roomId, attachmentId: id }).catch(() => undefined);
  }

  /** What came back with its message stands here again; what the server has of it is not sent twice. */
  handBack(files: readonly (ChosenFile & { description: string })[]): void {
    const back = files.map((one): Chosen => ({ ...one, kind: kindOf(one.file), state: { is: 'sending', share: 0 } }));
    this.all.set([...back, ...this.all.get()]);
    for (const one of back) void this.#send(one);
  }

  /** Gives them to the message, which takes care of what has not arrived yet. */
  takeAll(): readonly Chosen[] {
    const taken = this.all.get();
    this.all.set([]);
    return taken;
  }

  async #send(chosen: Chosen): Promise<void> {
    for (let failures = 0; this.#has(chosen.id); failures += 1) {
      try {
        await uploadFile(this.#roomId, chosen, (share) =>
          this.#change(chosen.id, { state: share < 1 ? { is: 'sending', share } : { is: 'checking' } }),
        );
        return this.#change(chosen.id, { state: { is: 'ready' } });
      } catch (error) {
        const code = refusalOf(error);
        if (!isPassing(error)) return this.#change(chosen.id, { state: { is: 'refused', code: code ?? 'fault' } });
        this.#wait(chosen.id, code);
        await pause(Math.min(1_000 * 2 ** failures, longestPauseMs));
      }
    }
  }

  #wait(id: AttachmentId, code: string | undefined): void {
    const state = this.all.get().find((one) => one.id === id)?.state;
    const share = state !== undefined && 'share' in state ? state.share : 0;
    this.#change(id, { state: { is: 'waiting', share, code } });
  }

  #has(id: AttachmentId): boolean {
    return this.all.get().some((one) => one.id === id);
  }

  #change(id: AttachmentId, change: Partial<Chosen>): void {
    this.all.set(this.all.get().map((one) => (one.id === id ? { ...one, ...change } : one)));
  }
}

/** Only for how it is shown here; what it is, the server tells by its content. */
export function kindOf({ type }: Blob): AttachmentKind {
  if (type.startsWith('image/')) return 'picture';
  return type.startsWith('audio/') ? 'voice' : 'document';
}

/** Until some time has passed, or the line is back. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      window.removeEventListener('online', end);
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
  });
}

const places = new Map<string, ChosenFiles>();

/** The files chosen in one place of a room: a thread, or the one that is being opened. */
export function chosenFilesOf(roomId: RoomId, place: string): ChosenFiles {
  const key = `${roomId} ${place}`;
  const known = places.get(key) ?? new ChosenFiles(roomId);
  places.set(key, known);
  return known;
}
