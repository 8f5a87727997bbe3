import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { createLive, type Hint, type HintSource } from './live.ts';
import { staleAfterGap, staleOnHint } from './live-queries.ts';

class Stream extends EventTarget implements HintSource {
  readonly CLOSED = 2;
  readyState: 0 | 1 | 2 = 0;
  close() {
    this.readyState = 2;
  }
  opens() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  breaks(readyState: 0 | 2 = 0) {
    this.readyState = readyState;
    this.dispatchEvent(new Event('error'));
  }
  tells(data: object) {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(data) }));
  }
}

function setUp() {
  const streams: Stream[] = [];
  const waits: { work: () => void; ms: number }[] = [];
  const clock = { now: 0 };
  const live = createLive({
    openSource: () => streams[streams.push(new Stream()) - 1] as Stream,
    now: () => clock.now,
    wait: (work, ms) => void waits.push({ work, ms }),
  });
  let stale = 0;
  live.onEverythingStale(() => (stale += 1));
  live.start();
  return { live, clock, waits, streams, last: () => streams.at(-1) as Stream, timesStale: () => stale };
}

const room = '019a0000-0000-7000-8000-000000000001';

describe('a hint', () => {
  it('reaches those who listen for its kind, and no others', () => {
    const { live, last } = setUp();
    const heard: Hint[] = [];
    live.onHint('rooms.', (hint) => heard.push(hint));
    last().tells({ what: 'rooms.message-sent', where: room });
    last().tells({ what: 'consent.given', where: room });
    expect(heard).toEqual([{ what: 'rooms.message-sent', where: room }]);
  });

  it('makes what is shown stale, and nothing else', () => {
    const { live, last } = setUp();
    const queryClient = new QueryClient();
    queryClient.setQueryData(['rooms', room], 'shown');
    queryClient.setQueryData(['rooms', 'another'], 'shown');
    staleOnHint(queryClient, 'rooms.', (hint) => ['rooms', hint.where], live);
    last().tells({ what: 'rooms.message-sent', where: room });
    expect(queryClient.getQueryState(['rooms', room])?.isInvalidated).toBe(true);
    expect(queryClient.getQueryState(['rooms', 'another'])?.isInvalidated).toBe(false);
  });
});

describe('a lost line', () => {
  it('is told, and told again when it is back', () => {
    const { live, last } = setUp();
    last().opens();
    expect(live.status.get()).toBe('connected');
    last().breaks();
    expect(live.status.get()).toBe('reconnecting');
    last().opens();
    expect(live.status.get()).toBe('connected');
  });

  it('costs nothing when it was short: the stream resumes where it ended', () => {
    const { clock, last, timesStale } = setUp();
    last().opens();
    last().breaks();
    clock.now += 5_000;
    last().opens();
    expect(timesStale()).toBe(0);
  });

  it('makes everything stale when it was long', () => {
    const { live, clock, last } = setUp();
    const queryClient = new QueryClient();
    queryClient.setQueryData(['anything'], 'shown');
    staleAfterGap(queryClient, live);
    last().opens();
    last().breaks();
    clock.now += 120_000;
    last().opens();
    expect(queryClient.getQueryState(['anything'])?.isInvalidated).toBe(true);
  });

  it('is opened anew after growing pauses when the browser gives up', () => {
    const { last, waits, streams, timesStale } = setUp();
    last().breaks(2);
    waits.shift()?.work();
    last().breaks(2);
    expect(waits.map(({ ms }) => ms)).toEqual([4000]);
    waits.shift()?.work();
    last().opens();
    expect(streams).toHaveLength(3);
    expect(timesStale()).toBe(1);
  });
});

it('looks at everything again when the server says so', () => {
  const { last, timesStale } = setUp();
  last().tells({ what: 'platform.look-again', where: room });
  expect(timesStale()).toBe(1);
});
