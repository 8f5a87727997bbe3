import { it } from 'vitest';
import { openTillit } from './open-tillit.ts';
it('opens', async () => {
  const t0 = Date.now();
  const tillit = await openTillit();
  console.log('open', Date.now() - t0);
  const p = await tillit.enter('Ingrid Haugen', { window: 'phone', language: 'nb' });
  console.log('in', Date.now() - t0);
  await p.page.screenshot({ path: '/tmp/j-home.png' });
  console.log(await p.page.locator('body').ariaSnapshot());
  await tillit.close();
});
