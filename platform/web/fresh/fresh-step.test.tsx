import { ORPCError } from '@orpc/client';
import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setLanguage } from '../language.ts';
import { openPersonOutbox } from '../outbox/person-outbox.ts';
import { FreshStep } from './FreshStep.tsx';
import { freshSignInPath } from './fresh-sign-in.ts';
import { useFreshAct } from './use-fresh-act.ts';

type Opening = { who: string };
let isFresh: boolean;
let done: Opening[];
let went: string[];

function Door({ who }: Opening) {
  const act = useFreshAct<Opening>('open');
  const open = useMutation({
    mutationFn: async (input: Opening) => {
      if (!isFresh) throw new ORPCError('fresh-sign-in-needed', { status: 403 });
      done.push(input);
    },
  });
  return (
    <>
      <FreshStep act={act} doing={open} label="Let her in" />
      <button type="button" onClick={() => open.mutate({ who })}>
        Open
      </button>
    </>
  );
}

const show = (who = 'Sara') =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Door who={who} />
    </QueryClientProvider>,
  );
const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  setLanguage('en');
  sessionStorage.clear();
  openPersonOutbox('are');
  isFresh = false;
  done = [];
  went = [];
  vi.spyOn(window.location, 'assign').mockImplementation((to) => void went.push(String(to)));
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

describe('an act that asks for a fresh electronic ID', () => {
  it('says why, keeps what was chosen, and is done with one tap after coming back', async () => {
    show();
    await press('Open');
    const dialog = await screen.findByRole('dialog', { name: 'Show once more that it is you' });
    expect(dialog.textContent).toMatch(/more than ten minutes/);
    await press('Use my electronic ID');
    expect(went).toEqual([freshSignInPath()]);
    cleanup();
    isFresh = true;
    show('nobody, for the page was loaded anew');
    await press('Let her in');
    await waitFor(() => expect(done).toEqual([{ who: 'Sara' }]));
    cleanup();
    show();
    expect(screen.queryByRole('button', { name: 'Let her in' })).toBeNull();
  });

  it('can be left: then nothing is done, and nothing is kept', async () => {
    show();
    await press('Open');
    await press('Not now');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(went).toEqual([]);
    cleanup();
    show();
    expect(screen.queryByRole('button', { name: 'Let her in' })).toBeNull();
  });

  it('is not shown to another person who comes back, nor after twenty minutes', async () => {
    show();
    await press('Open');
    await press('Use my electronic ID');
    cleanup();
    openPersonOutbox('vera');
    show();
    expect(screen.queryByRole('button', { name: 'Let her in' })).toBeNull();
    cleanup();
    openPersonOutbox('are');
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 21 * 60_000);
    show();
    expect(screen.queryByRole('button', { name: 'Let her in' })).toBeNull();
  });

  it('leads back to the same page, and leaves behind what stands after #', () => {
    const path = freshSignInPath({ pathname: '/join', search: '?a=b' });
    expect(path).toBe('/sign-in?fresh=yes&language=en&to=%2Fjoin%3Fa%3Db');
  });
});
