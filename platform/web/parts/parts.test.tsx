import { ORPCError } from '@orpc/client';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { getLanguage, setLanguage } from '../language.ts';
import { initialsOf } from './Avatar.tsx';
import { AvatarStack } from './AvatarStack.tsx';
import { ConfirmStep } from './ConfirmStep.tsx';
import { EmptyState } from './EmptyState.tsx';
import { ErrorMessage } from './ErrorMessage.tsx';
import { FluidTable } from './FluidTable.tsx';
import { LanguageMenu } from './LanguageMenu.tsx';
import { Loading } from './Loading.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { PersonList, PersonRow } from './PersonRow.tsx';
import { Section } from './Section.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';

beforeEach(() => setLanguage('nb'));

describe('a person', () => {
  it('is read by name and role; the initials are only seen', () => {
    render(
      <PersonList label="Folkene dine">
        <PersonRow name="Ingrid Haugen" subline="Kommunepsykolog" action={<button type="button">Skriv</button>} />
      </PersonList>,
    );
    const row = within(screen.getByRole('list', { name: 'Folkene dine' })).getByRole('listitem');
    expect(row.textContent).toContain('Ingrid HaugenKommunepsykolog');
    expect(within(row).getByText('IH').getAttribute('aria-hidden')).toBe('true');
    expect(within(row).getByRole('button', { name: 'Skriv' })).toBeTruthy();
  });

  it.each([
    ['Ingrid Haugen', 'IH'],
    ['Åse Marie Ødegård', 'ÅØ'],
    ['Are', 'A'],
    ['Vagtlægen, Herlev', 'VH'],
    ['', ''],
  ])('%s has the initials “%s”', (name, initials) => expect(initialsOf(name)).toBe(initials));
});

describe('the people of a room', () => {
  it('are read as their names, and the rest as a number', () => {
    render(<AvatarStack names={['Ingrid Haugen', 'Frida Moe', 'Vera Nilsen', 'Sara Lie', 'Lise Berg']} />);
    expect(screen.getByRole('img', { name: 'Ingrid Haugen, Frida Moe, Vera Nilsen, og 2 til' })).toBeTruthy();
  });
});

describe('an error', () => {
  it('is told in the words of the refusal', () => {
    const error = new ORPCError('room-is-closed', { status: 409, defined: true });
    render(<ErrorMessage error={error} sentences={{ 'room-is-closed': () => 'Rommet er avsluttet.' }} />);
    expect(screen.getByRole('alert').textContent).toContain('Rommet er avsluttet.');
  });

  it.each([
    ['a lost line', new TypeError('Failed to fetch'), 'Vi får ikke kontakt'],
    ['a fault of ours', new Error('oops'), 'Noe gikk galt hos oss'],
    ['something that is gone', new ORPCError('not-found', { status: 404, defined: true }), 'Vi finner det ikke'],
    ['an ended session', new ORPCError('not-signed-in', { status: 401, defined: true }), 'Du er logget ut'],
    ['too many at once', new ORPCError('too-many-requests', { status: 429 }), 'Litt for fort'],
  ])('after %s says what happened', (_, error, title) => {
    render(<ErrorMessage error={error} />);
    expect(screen.getByRole('alert').textContent).toContain(title);
  });

  it('says what is safe, and offers another try', () => {
    let tries = 0;
    render(<ErrorMessage error={new TypeError('Failed to fetch')} onTryAgain={() => (tries += 1)} />);
    expect(screen.getByRole('alert').textContent).toContain('Ingenting er mistet');
    fireEvent.click(screen.getByRole('button', { name: 'Prøv igjen' }));
    expect(tries).toBe(1);
  });
});

describe('a decision', () => {
  it('can be answered with yes, no and a third way', () => {
    const chosen: string[] = [];
    const choice = (label: string) => ({ label, onChoose: () => chosen.push(label) });
    render(
      <ConfirmStep yes={choice('Ja')} no={choice('Nei')} other={choice('Spør først')}>
        Sara vil kunne se
      </ConfirmStep>,
    );
    for (const button of screen.getAllByRole('button')) fireEvent.click(button);
    expect(chosen).toEqual(['Ja', 'Nei', 'Spør først']);
  });

  it('cannot be answered twice while it is on its way', () => {
    render(
      <ConfirmStep
        yes={{ label: 'Ja', onChoose: () => undefined, busy: true }}
        no={{ label: 'Nei', onChoose: () => undefined }}
      >
        …
      </ConfirmStep>,
    );
    expect(screen.getByRole('button', { name: 'Nei' }).hasAttribute('disabled')).toBe(true);
  });
});

describe('the language menu', () => {
  it('changes the language of the words at once', () => {
    render(<LanguageMenu />);
    fireEvent.change(screen.getByRole('combobox', { name: 'Språk' }), { target: { value: 'da' } });
    expect(getLanguage()).toBe('da');
    expect(document.documentElement.lang).toBe('da');
    expect(screen.getByRole('combobox', { name: 'Sprog' })).toBeTruthy();
  });
});

it('the appearance can be chosen', () => {
  render(<ThemeMenu />);
  const menu = screen.getByRole('combobox', { name: 'Utseende' });
  expect(
    within(menu)
      .getAllByRole('option')
      .map((option) => option.textContent),
  ).toEqual(['Som enheten', 'Lyst', 'Mørkt']);
});

it('a section is a region with its heading’s name', () => {
  render(<Section title="Venter på svar">Kan jeg bytte timen?</Section>);
  expect(
    within(screen.getByRole('region', { name: 'Venter på svar' })).getByRole('heading', { level: 2 }),
  ).toBeTruthy();
});

it('a table keeps its roles, also as a list on a phone', () => {
  const columns = [{ header: 'Hvem', cell: (row: string) => row }];
  render(<FluidTable caption="Venter på deg" columns={columns} rows={['Are']} keyOf={(row) => row} />);
  const table = within(screen.getByRole('table', { name: 'Venter på deg' }));
  expect(table.getByRole('columnheader', { name: 'Hvem' })).toBeTruthy();
  expect(table.getByRole('cell', { name: 'Are' })).toBeTruthy();
});

it('what is on its way is told politely', () => {
  render(<Loading />);
  expect(screen.getByRole('status').textContent).toContain('Henter');
});

it('an empty place says what one could do', () => {
  render(<EmptyState title="Ingen venter på deg">Du får beskjed når noen skriver.</EmptyState>);
  expect(screen.getByText('Ingen venter på deg')).toBeTruthy();
});

it('a lost line is told when it is lost', () => {
  render(<OfflineBanner />);
  expect(screen.getByRole('status').textContent).toBe('');
  const online = Object.getOwnPropertyDescriptor(navigator, 'onLine');
  Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
  act(() => void window.dispatchEvent(new Event('offline')));
  expect(screen.getByRole('status').textContent).toContain('Du er uten nett');
  if (online) Object.defineProperty(navigator, 'onLine', online);
  else Reflect.deleteProperty(navigator, 'onLine');
});
