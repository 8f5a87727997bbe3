import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAt } from '../../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../../platform/web/language.ts';
import type { Block } from '../../domain/block.ts';
import { BlockPage } from './BlockPage.tsx';
import { BlocksPage } from './BlocksPage.tsx';

const vera = '00000000-0000-4000-8000-000000000001';
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const step = (kind: 'blocked' | 'lifted') => ({
  kind,
  at: '2026-11-06T09:00:00.000Z',
  decidedAs: 'citizen',
  decidedByName: 'Are Solberg',
});
const blocked = (holds: boolean) => ({
  personId: vera,
  givenName: 'Vera',
  familyName: 'Nilsen',
  works: [{ profession: 'adviser', organisation: 'NAV Askøy' }],
  holds,
  actions: holds ? [step('blocked')] : [step('blocked'), step('lifted')],
});

let blocks: object[];
let asked: string[];
let refusal: string | undefined;
beforeEach(() => {
  setLanguage('nb');
  blocks = [];
  asked = [];
  refusal = undefined;
  vi.stubGlobal('fetch', async (request: Request) => {
    const path = new URL(request.url).pathname;
    if (path.endsWith('/practitioners/search')) return json(found);
    if (request.method === 'GET') return json(blocks);
    asked.push(`${request.method} ${path}`);
    if (refusal !== undefined) return json({ defined: true, code: refusal, status: 403, message: '' }, 403);
    blocks = [blocked(request.method === 'PUT')];
    return json({ done: true });
  });
});
afterEach(() => vi.unstubAllGlobals());

const found = ['adviser', 'nurse'].map((profession, index) => ({
  person: { id: vera, givenName: 'Vera', familyName: 'Nilsen' },
  role: {
    id: `00000000-0000-4000-8000-00000000001${index}`,
    profession,
    organisation: {
      id: '00000000-0000-4000-8000-000000000020',
      name: 'NAV Askøy',
      kind: 'nav',
      country: 'NO',
    },
    team: null,
  },
}));
const client = () => new QueryClient({ defaultOptions: { queries: { retry: false } } });

async function showBlock() {
  const root = createRootRoute();
  const page = createRoute({
    getParentRoute: () => root,
    path: '/blocks/$personId',
    component: BlockPage,
  });
  const list = createRoute({ getParentRoute: () => root, path: '/blocks', component: () => <p>Listen</p> });
  const router = createRouter({
    routeTree: root.addChildren([page, list]),
    history: createMemoryHistory({ initialEntries: [`/blocks/${vera}?name=Vera+Nilsen`] }),
  });
  await router.load();
  return render(
    <QueryClientProvider client={client()}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
}

describe('blocking somebody', () => {
  it('says what it leads to before it is done, and is undone in the same place', async () => {
    await showBlock();
    expect(await screen.findByRole('heading', { level: 1, name: 'Vil du blokkere Vera Nilsen?' })).toBeTruthy();
    expect(await screen.findAllByRole('listitem')).toHaveLength(4);
    fireEvent.click(screen.getByRole('button', { name: 'Blokker Vera Nilsen' }));
    const lift = await screen.findByRole('button', { name: 'Opphev blokkeringen' });
    const said = screen.getByRole('status');
    expect(said.textContent).toBe('Vera Nilsen er blokkert fra nå av.');
    await waitFor(() => expect(document.activeElement).toBe(said));
    expect(screen.getByText(/da må du si ja på nytt/)).toBeTruthy();
    fireEvent.click(lift);
    expect(await screen.findByRole('button', { name: 'Blokker Vera Nilsen' })).toBeTruthy();
    expect(asked).toEqual([`PUT /api/blocks/${vera}`, `POST /api/blocks/${vera}/lifting`]);
    expect(screen.getByRole('status').textContent).toBe('Blokkeringen av Vera Nilsen er opphevet.');
  });

  it('does nothing when one goes back', async () => {
    await showBlock();
    fireEvent.click(await screen.findByRole('button', { name: 'Nei, gå tilbake' }));
    expect(await screen.findByText('Listen')).toBeTruthy();
    expect(asked).toEqual([]);
  });

  it('says whose decision it is when it is somebody else’s', async () => {
    refusal = 'guardian-decides';
    await showBlock();
    fireEvent.click(await screen.findByRole('button', { name: 'Blokker Vera Nilsen' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Blokker Vera Nilsen' })).toBeTruthy();
  });
});

describe('the list of those who are blocked', () => {
  const show = () =>
    renderAt(
      '/blocks',
      <QueryClientProvider client={client()}>
        <BlocksPage />
      </QueryClientProvider>,
    );

  it('tells who, from where, since when and by whom, and leads to lifting', async () => {
    blocks = [blocked(true)] satisfies { holds: Block['holds'] }[];
    await show();
    expect(await screen.findByText('Blokkert 6. november av Are Solberg')).toBeTruthy();
    expect(screen.getByText('Veileder, NAV Askøy')).toBeTruthy();
    const lift = screen.getByRole('link', { name: 'Opphev blokkeringen av Vera Nilsen' });
    expect(lift.getAttribute('href')).toBe(`/blocks/${vera}`);
  });

  it('finds somebody by name, once with all her roles', async () => {
    await show();
    expect(await screen.findByText('Du har ikke blokkert noen')).toBeTruthy();
    fireEvent.change(screen.getByRole('textbox', { name: 'Hvem?' }), { target: { value: 'vera' } });
    fireEvent.click(screen.getByRole('button', { name: 'Søk' }));
    expect(await screen.findByText('Veileder, NAV Askøy · Sykepleier, NAV Askøy')).toBeTruthy();
    expect(screen.getAllByRole('link', { name: 'Blokker Vera Nilsen …' })).toHaveLength(1);
    expect(screen.getByRole('status').textContent).toBe('Fant én person');
  });
});
