import type { TestBrowser } from '../../../platform/testing/push-sink.ts';
import { Stream } from '../stream-for-tests.ts';
import { mailOf, type Name, personId } from './cast.ts';
import type { Look } from './crawl.ts';
import { drawId } from './draw-id.ts';
import type { World } from './world.ts';

// The mark at the end, and the sign of life that goes by the clock on the wall.
const aside = /^id: .*\ndata: .*test\.mark.*\n\n|^: still here\n\n/gm;

/** Whatever comes to somebody by itself while the story goes on: hints on her open screen, mail, push. */
export class Mailbox {
  readonly name: Name;
  readonly #world: World;
  readonly #screen: Stream;
  readonly #browser: TestBrowser;

  private constructor(world: World, name: Name, parts: { screen: Stream; browser: TestBrowser }) {
    this.#world = world;
    this.name = name;
    this.#screen = parts.screen;
    this.#browser = parts.browser;
  }

  static async open(world: World, name: Name): Promise<Mailbox> {
    const { universe, key } = world;
    const browser = universe.push.newBrowser();
    await universe.settle({
      push_subscription: [
        {
          id: drawId(key, 'browser', name),
          person_id: personId(key, name),
          endpoint: browser.endpoint,
          p256dh: browser.p256dh,
          auth: browser.auth,
          created_at: universe.server.clock.now().toISOString(),
        },
      ],
    });
    return new Mailbox(world, name, { screen: await Stream.open(universe.url, world.cookieOf(name)), browser });
  }

  /** All that has come, when the mail and push of the story have been sent. */
  async empty(): Promise<Look[]> {
    const { universe, key } = this.#world;
    const place = await universe.mark(personId(key, this.name));
    await this.#screen.until('test.mark', place);
    this.#screen.close();
    const mails = universe.smtp.mails.filter(({ to }) => to.includes(mailOf(key, this.name)));
    const pushes = universe.push.pushes.filter(({ path }) => path === this.#browser.path);
    return [
      lookAt('the live stream', this.#screen.raw.replaceAll(aside, '')),
      lookAt(
        'mail',
        mails.map(({ headers, text }) =>
          JSON.stringify([[...headers].filter(([header]) => header !== 'date' && header !== 'message-id'), text]),
        ),
      ),
      lookAt(
        'push',
        pushes.map((push) =>
          JSON.stringify([
            ['ttl', 'urgency', 'topic', 'content-encoding', 'content-length'].map((header) => push.headers[header]),
            this.#browser.read(push),
          ]),
        ),
      ),
    ];
  }
}

function lookAt(asked: string, came: string | readonly string[]): Look {
  const body = typeof came === 'string' ? came : `${came.length}\n${came.join('\n')}`;
  return { asked, seen: { status: 0, headers: '', body } };
}
