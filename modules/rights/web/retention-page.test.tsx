import { QueryClient } from '@tanstack/react-query';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPages } from '../../../platform/testing/open-pages.tsx';
import { setLanguage } from '../../../platform/web/language.ts';
import { RetentionPage } from './RetentionPage.tsx';

const rule = {
  kind: 'closed-room',
  months: 120,
  toTell: 2,
  waiting: 1,
  goes: 3,
  oldest: '2014-02-03',
  newest: '2016-10-01',
  files: { count: 12, bytes: 2_500_000 },
};
let sent: unknown[];
let answer: () => Response;
beforeEach(() => {
  setLanguage('nb');
  sent = [];
  answer = () => Response.json([rule]);
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'PUT') sent.push(await request.json());
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  openPages('/', { '/': RetentionPage }, new QueryClient({ defaultOptions: { queries: { retry: false } } }));
const rooms = async () => within(await screen.findByRole('region', { name: 'Avsluttede rom' }));

describe('how long an organisation keeps things', () => {
  it('says what a rule would do today, and that without one everything stays', async () => {
    await show();
    expect((await rooms()).getByText(/borte 3, varslet og venter 1, skal varsles 2\..*3\. februar 2014/)).toBeTruthy();
    expect((await rooms()).getByText(/sammen med rommene: 12, 2,4 MB/)).toBeTruthy();
    expect(screen.getByText('Ingen regel: alt blir.')).toBeTruthy();
  });

  it('sends a rule that one may have, keeps what is typed of one that one may not, and ends it when emptied', async () => {
    await show();
    const told = await rooms();
    const field = told.getByRole('textbox', { name: 'Måneder etter at det ble avsluttet' });
    const save = told.getByRole('button', { name: 'Lagre' });
    fireEvent.change(field, { target: { value: '12' } });
    fireEvent.click(save);
    expect(field).toHaveProperty('value', '12');
    expect(sent).toEqual([]);
    fireEvent.change(field, { target: { value: '144' } });
    fireEvent.click(save);
    await vi.waitFor(() => expect(sent).toEqual([{ kind: 'closed-room', months: 144 }]));
    fireEvent.change(field, { target: { value: '' } });
    await vi.waitFor(() => expect(save).toHaveProperty('disabled', false));
    fireEvent.click(save);
    await vi.waitFor(() => expect(sent.at(-1)).toEqual({ kind: 'closed-room', months: null }));
  });

  it('says to somebody who is no administrator whose it is to decide', async () => {
    answer = () =>
      Response.json({ defined: true, code: 'only-administrator-keeps', status: 403, message: '' }, { status: 403 });
    await show();
    expect(await screen.findByText(/Bare administratoren/)).toBeTruthy();
  });
});
