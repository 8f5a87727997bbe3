import { randomUUID } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { AttachmentId } from '../../../kernel/ids.ts';
import type { Attachment } from '../../../modules/rooms/domain/attachment.ts';
import { pieceLength } from '../../../modules/rooms/domain/attachment.ts';
import { bytesOf, photoWithPlace, pieceAt, sha256 } from '../../../modules/rooms/server/attachments-for-tests.ts';
import { roomsModule } from '../../../modules/rooms/server/public.ts';
import { newMessage } from '../../../modules/rooms/server/rooms-for-tests.ts';
import { openDatabase } from '../../../platform/server/database.ts';
import { localStore } from '../../../platform/server/files/local-store.ts';
import { days, HeldClock } from '../../../platform/testing/held-clock.ts';
import { testKeys } from '../../../platform/testing/test-server.ts';
import type { CrashWorld, Name } from './crash-world.ts';
import { untilAcknowledged } from './steadfast.ts';

interface Under {
  name: Name;
  attachmentId: AttachmentId;
  bytes: Buffer;
  fileName: string;
}
interface Sent {
  attachment: Attachment;
  /** What is served: a letter as it was sent; a picture, which is made anew, as it was first opened. */
  served: string;
}

/** Files that are uploaded while everything is killed under them, and what must be true of them afterwards. */
export class Uploads {
  readonly #world: CrashWorld;
  readonly #healed: () => Promise<void>;
  /** Stands in every letter, so that it can be looked for where it must not be. */
  readonly #secret = `Planted-${randomUUID()}`;
  readonly #sent: Sent[] = [];
  readonly #half: Under[] = [];

  constructor(world: CrashWorld, healed: () => Promise<void>) {
    this.#world = world;
    this.#healed = healed;
  }

  /** Uploads a letter of three pieces, or a picture, and gives the message that brings it, ready to be sent. */
  async bring(name: Name, body: string, what: 'letter' | 'picture') {
    const bytes = what === 'letter' ? this.#letter() : await photoWithPlace();
    const under = { name, attachmentId: newId(), bytes, fileName: what === 'letter' ? 'brev.txt' : 'bilde.jpg' };
    await this.#sendPieces(under, bytes.length);
    return this.#finish(under, body);
  }

  /** Uploads two of three pieces of a letter, and goes away. */
  async leaveHalf(name: Name): Promise<void> {
    const under = { name, attachmentId: newId(), bytes: this.#letter(), fileName: 'brev.txt' };
    this.#half.push(under);
    await this.#sendPieces(under, 2 * pieceLength);
  }

  /** Goes on with what was left half longest ago. */
  async takeUpAgain(body: string) {
    const under = this.#half.shift();
    if (under === undefined) throw new Error('Nothing was left half.');
    expect(await this.#sendPieces(under, under.bytes.length)).toBe(2 * pieceLength);
    return { name: under.name, message: await this.#finish(under, body) };
  }

  async expectAllOpen(): Promise<void> {
    for (const { attachment, served } of this.#sent) {
      expect(sha256(await this.#open(attachment)), attachment.name).toBe(served);
      if (attachment.kind === 'picture') expect((await this.#open(attachment, 'preview')).length).toBeGreaterThan(0);
    }
  }

  /** Neither in the folders of the server nor in the database's. */
  async expectNothingPlain(): Promise<void> {
    const forms = [...formsOf(this.#secret), Buffer.from('PLANTED-CAMERA')];
    const folders = [this.#world.folder, this.#world.postgres.place];
    const files = (await Promise.all(folders.map(filesIn))).flat();
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = await readFile(file).catch(() => Buffer.alloc(0));
      for (const form of forms) expect(bytes.includes(form), file).toBe(false);
    }
  }

  /** Some days later, when the sweep has been: what was left half is gone, what was sent is there, and nothing else. */
  async expectOnlySentAfterSweep(): Promise<void> {
    const db = openDatabase(this.#world.postgres.database.appUrl, { size: 1, onBroken: () => undefined });
    const clock = new HeldClock(new Date(Date.now() + days(3)).toISOString());
    const files = { store: localStore(this.#world.files), scanner: undefined };
    await roomsModule.sweep?.({ db: db.db, clock, files, keys: testKeys, ...nothingMore });
    await db.close();
    this.#half.length = 0;
    const rows = await this.#world.postgres.database.asOwner<{ id: string; object: string; previewed: boolean }>(
      'select id, object_id as object, preview_size is not null as previewed from attachment',
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(this.#sent.map(({ attachment }) => attachment.id).sort());
    const known = rows.flatMap(({ object, previewed }) => [
      `whole.${object}`,
      ...(previewed ? [`preview.${object}`] : []),
    ]);
    expect((await filesIn(this.#world.files)).map((file) => path.basename(file)).sort()).toEqual(known.sort());
  }

  #letter(): Buffer {
    return Buffer.alloc(2 * pieceLength + 1000, `${this.#secret} ${randomUUID()} `);
  }

  /** From where it stands up to an end; whatever was acknowledged is there when it is asked again. Gives where it began. */
  async #sendPieces({ name, attachmentId, bytes, fileName }: Under, until: number): Promise<number> {
    const at = { roomId: this.#world.roomId, attachmentId };
    const rooms = () => this.#world.as(name).rooms;
    const begin = () => rooms().beginAttachment({ ...at, name: fileName, size: bytes.length });
    let { received } = await untilAcknowledged(begin, this.#healed);
    const began = received;
    while (received < until) {
      const piece = pieceAt(bytes, received);
      const sent = await untilAcknowledged(() => rooms().sendPiece({ ...at, ...piece }), this.#healed);
      expect(sent.received).toBe(Math.min(received + pieceLength, bytes.length));
      const stands = await untilAcknowledged(begin, this.#healed);
      expect(stands.received).toBe(sent.received);
      ({ received } = sent);
    }
    return began;
  }

  async #finish({ name, attachmentId, bytes }: Under, body: string) {
    const input = { roomId: this.#world.roomId, attachmentId, sha256: sha256(bytes) };
    const finish = () => this.#world.as(name).rooms.finishAttachment(input);
    const attachment = await untilAcknowledged(finish, this.#healed);
    const message = { ...newMessage(body), attachments: [{ id: attachmentId, description: '' }] };
    const note = async () => {
      const served = attachment.kind === 'picture' ? sha256(await this.#open(attachment)) : sha256(bytes);
      this.#sent.push({ attachment, served });
    };
    return { message, note };
  }

  async #open(attachment: Attachment, as?: 'preview'): Promise<Buffer> {
    const input = { roomId: this.#world.roomId, attachmentId: attachment.id };
    return untilAcknowledged(async () => {
      const { rooms } = this.#world.as('are');
      return bytesOf(await (as === 'preview' ? rooms.getAttachmentPreview(input) : rooms.getAttachment(input)));
    }, this.#healed);
  }
}

// What the sweeping does not need.
const nothingMore = { pushKey: undefined, textsFrom: undefined, onFault: () => undefined };

const newId = () => AttachmentId.parse(randomUUID());

/** Words as they are, and inside of base64, where they may begin at any of three places. */
function formsOf(words: string): Buffer[] {
  const shifted = [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), Buffer.from(words)]).toString('base64');
    return Buffer.from(coded.replace(/=+$/, '').slice(4, -4));
  });
  return [Buffer.from(words), ...shifted];
}

async function filesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const places = names.map((name) => path.join(folder, name));
  const kinds = await Promise.all(places.map((place) => stat(place).catch(() => undefined)));
  return places.filter((_place, index) => kinds[index]?.isFile());
}
