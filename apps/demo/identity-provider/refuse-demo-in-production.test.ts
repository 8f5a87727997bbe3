import { describe, expect, it } from 'vitest';
import { StartRefusal } from '../../../platform/server/start-refusal.ts';
import { refuseDemoInProduction } from './refuse-demo-in-production.ts';

const here = { nodeEnv: 'development', host: '127.0.0.1', demo: true, issuer: undefined };

describe('the demo', () => {
  it.each(['127.0.0.1', 'localhost', '::1', '127.0.0.5'])('starts on this machine only, as on %s', (host) => {
    expect(() => refuseDemoInProduction({ ...here, host })).not.toThrow();
  });

  it.each([
    ['in production', { nodeEnv: 'production' }, /NODE_ENV=production/],
    ['on an address that others reach', { host: '0.0.0.0' }, /0\.0\.0\.0/],
    ['on a name that only looks like this machine', { host: '127.0.0.1.example' }, /127\.0\.0\.1\.example/],
    ['beside a real identity provider', { issuer: 'https://idporten.no' }, /idporten/],
  ])('does not start %s', (_where, different, sentence) => {
    expect(() => refuseDemoInProduction({ ...here, ...different })).toThrow(StartRefusal);
    expect(() => refuseDemoInProduction({ ...here, ...different })).toThrow(sentence);
  });

  it('has nothing to say where it is off', () => {
    expect(() =>
      refuseDemoInProduction({ nodeEnv: 'production', host: '0.0.0.0', demo: false, issuer: 'https://idporten.no' }),
    ).not.toThrow();
  });
});
