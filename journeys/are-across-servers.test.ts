import { describe, expect, it } from 'vitest';
import { playAre } from './play-are.ts';
import { acrossServers } from './serve-across.ts';

/** Two servers and a balancer on one PostgreSQL; on the way both servers of the beginning are killed, one after the other. */
const servers = acrossServers(2);
const meanwhile: Record<string, () => Promise<void>> = {
  // With Are's and Ingrid's pages open on either.
  'Are asks in the room, and the thread waits on the professionals with a name, since when, and the promise': () =>
    servers.killOldest(),
  'Ingrid suggests Sara, and Are lets her see from now on: what he was told she would see is what she sees': () =>
    servers.startAnother(),
  // With Frida's page open: what she loses now must reach her by the server that is left.
  'Are takes back his yes to Frida, and the page she has open is empty from that moment': () => servers.killOldest(),
};
const happened: string[] = [];

playAre(
  { window: 'phone', language: 'nb' },
  {
    where: ', two servers, each killed once',
    serve: servers.serve,
    before: async (told) => {
      await meanwhile[told]?.();
      if (told in meanwhile) happened.push(told);
    },
  },
);

describe('The balancer', () => {
  it('has had answers from all three servers, and each that was to die has died', () => {
    expect(happened).toEqual(Object.keys(meanwhile));
    const answers = [...servers.balancer().answered.values()];
    expect(answers.filter((count) => count > 20).length).toBe(3);
  });
});
