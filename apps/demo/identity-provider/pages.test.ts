import { describe, expect, it } from 'vitest';
import { amongSignIns, are, type SignInWorld } from './sign-in-world-for-tests.ts';
import { TestBrowser } from './test-browser.ts';

let world: SignInWorld;
amongSignIns((opened) => {
  world = opened;
});

describe('the page of choice', () => {
  it('lists the people with their line, in the language that was asked for, and escapes what they are called', async () => {
    const { origin } = await world.start();
    const browser = new TestBrowser();
    const { answer } = await browser.follow(`${origin}/sign-in?language=da`);
    const page = await answer.text();
    expect(page).toContain('<html lang="da">');
    expect(page).toContain('<h1>Hvem vil du være?</h1>');
    expect(page).toContain('Are Berg &lt;b&gt;</span>');
    expect(page).toContain('Venter på svar fra DPS');
    expect(page).not.toContain('<script');
    expect(page).not.toContain(are.number);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('asks for both names of somebody new', async () => {
    const { origin } = await world.start();
    const browser = new TestBrowser();
    const { url } = await browser.follow(`${origin}/sign-in`);
    const answer = await browser.open(url, { newcomer: 'yes', givenName: 'Vera', familyName: ' ', country: 'NO' });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('role="alert"');
  });

  it('says kindly that it has waited too long when the sign-in is gone', async () => {
    const { origin } = await world.start();
    const { url } = await new TestBrowser().follow(`${origin}/sign-in`);
    const answer = await new TestBrowser().open(url);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Denne siden har ventet for lenge');
  });

  it('says so too when the provider itself has forgotten the sign-in', async () => {
    const { origin } = await world.start();
    const answer = await new TestBrowser().open(`${origin}/demo-id/auth?client_id=unknown`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await answer.text()).toContain('<h1>');
  });

  it('is never added where others could reach it', async () => {
    await expect(
      world.start({
        provider: { circumstances: { nodeEnv: 'production', host: '127.0.0.1', demo: true, issuer: undefined } },
      }),
    ).rejects.toThrow(/NODE_ENV=production/);
  });
});
