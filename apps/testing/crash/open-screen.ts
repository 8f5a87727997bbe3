import { Stream } from '../stream-for-tests.ts';
import { untilAcknowledged } from './steadfast.ts';

interface ScreenOptions {
  url: string;
  cookie: string;
  room: string;
  healed: () => Promise<void>;
}

/** Somebody's open screen in a browser: when its stream breaks off it comes back by itself, and says where it was. */
export class OpenScreen {
  reconnects = 0;
  readonly #options: ScreenOptions;
  /** The moments of the hints of messages in the room. */
  readonly #told = new Set<string>();
  readonly #waiting = new Set<() => void>();
  #lastId: string | undefined;
  #stream: Stream | undefined;
  #isClosed = false;

  constructor(options: ScreenOptions) {
    this.#options = options;
  }

  async open(): Promise<void> {
    const { url, cookie, room, healed } = this.#options;
    const stream = await untilAcknowledged(
      () =>
        Stream.open(url, cookie, this.#lastId, ({ id, what, where }) => {
          this.#lastId = id;
          if (what === 'rooms.message-sent' && where === room) this.#told.add(id);
          for (const look of this.#waiting) look();
        }),
      healed,
    );
    this.#stream = stream;
    void stream.untilClosed().then(() => this.#comeBack());
    // Refused, since the database is away: it counts as broken off.
    if (stream.status !== 200) await this.#comeBack();
  }

  async untilToldOf(moments: readonly string[]): Promise<void> {
    const isTold = () => moments.every((moment) => this.#told.has(moment));
    if (isTold()) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!isTold()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#stream?.close();
  }

  async #comeBack(): Promise<void> {
    if (this.#isClosed) return;
    this.reconnects += 1;
    await this.#options.healed();
    if (!this.#isClosed) await this.open();
  }
}
