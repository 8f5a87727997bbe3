import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderAt } from '../../../../platform/testing/render-at.tsx';
import { setLanguage } from '../../../../platform/web/language.ts';
import { usualPromises } from '../../domain/answer-promise.ts';
import { idOf } from '../room-for-tests.tsx';
import { PromisesPage } from './PromisesPage.tsx';

const organisation = { id: idOf(2), name: 'NAV Askøy', kind: 'nav', country: 'NO' };
const actingAs = (profession: string) => ({
  kind: 'practitioner',
  role: { id: idOf(3), profession, organisation, team: null },
});
const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
const refused = (code: string, status: number) => json({ defined: true, code, status, message: code }, status);

let acting: object;
let answer: () => Response;
let sent: unknown[];

beforeEach(() => {
  setLanguage('nb');
  acting = actingAs('administrator');
  answer = () => json({ done: true });
  sent = [];
  const person = { id: idOf(1), givenName: 'Turid', familyName: 'Vik' };
  vi.stubGlobal('fetch', async (request: Request) => {
    if (request.method === 'PUT') {
      sent.push(await request.json());
      return answer();
    }
    if (request.url.includes('/people/me'))
      return json({ person, country: 'NO', language: 'nb', acting, choices: [acting] });
    if (request.url.includes('/audit/promises')) return json({ workingDays: 10 });
    return json(Object.entries(usualPromises).map(([urgency, promise]) => ({ urgency, ...promise })));
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = () =>
  renderAt(
    '/promises',
    <QueryClientProvider client={new QueryClient()}>
      <PromisesPage />
    </QueryClientProvider>,
  );
const step = async (name: string) => {
  const group = within(await screen.findByRole('group', { name }));
  return {
    group,
    within: group.getByRole('textbox', { name: 'Vi svarer innen' }),
    unit: group.getByRole('combobox', { name: 'Timer eller arbeidsdager' }),
  };
};
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Lagre' }));

describe('what an organisation promises', () => {
  it('stands there as it is now, with what whoever writes will read', async () => {
    await show();
    const today = await step('I dag');
    expect(today.within).toHaveProperty('value', '4');
    expect(today.unit).toHaveProperty('value', 'hours');
    expect(today.group.getByText(/kan velge «I dag: svar innen 4 timer»/)).toBeTruthy();
    expect((await step('Det haster ikke')).group.getByText(/svar innen 10 arbeidsdager/)).toBeTruthy();
    expect(screen.getByText(/^NAV Askøy lover dette/)).toBeTruthy();
  });

  it('is shown as it will be read while it is typed, and saved all together', async () => {
    await show();
    const today = await step('I dag');
    type(today.within, '2');
    expect(today.group.getByText(/«I dag: svar innen 2 timer»/)).toBeTruthy();
    save();
    expect(await screen.findByText(/^Lagret. Det gjelder for nye meldinger/)).toBeTruthy();
    expect(sent).toEqual([{ promises: { ...usualPromises, today: { within: 2, unit: 'hours' } } }]);
  });

  it.each(['', '0', 'snart', '1,5', '49'])('can’t be “%s” hours; the field says why, and keeps it', async (typed) => {
    await show();
    const today = await step('I dag');
    type(today.within, typed);
    save();
    expect(today.group.getByText('Skriv et helt tall fra 1 til 48.')).toBeTruthy();
    expect(today.within).toHaveProperty('value', typed);
    expect(today.within.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(today.within);
    expect(sent).toEqual([]);
  });

  it('can’t make what is more urgent wait longer, and says how long it may', async () => {
    await show();
    const today = await step('I dag');
    type(today.within, '20');
    save();
    expect(today.group.getByText(/enn «Neste arbeidsdag». Her kan det være høyst 16 timer/)).toBeTruthy();
    const week = await step('I løpet av uken');
    type(today.within, '4');
    type(week.within, '11');
    save();
    expect(week.group.getByText(/enn «Det haster ikke». Her kan det være høyst 10 arbeidsdager/)).toBeTruthy();
    expect(sent).toEqual([]);
  });

  it('keeps what was typed when the server refuses', async () => {
    answer = () => refused('only-administrator-promises', 403);
    await show();
    const today = await step('I dag');
    type(today.within, '3');
    save();
    expect((await screen.findByRole('alert')).textContent).toContain('Ingenting er endret');
    expect(today.within).toHaveProperty('value', '3');
    expect(screen.queryByText(/^Lagret/)).toBeNull();
  });

  it('is not hers to change who is no administrator', async () => {
    acting = actingAs('adviser');
    await show();
    expect(await screen.findByText(/^Bare en administrator kan si/)).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Lagre' })).toBeNull());
  });
});
