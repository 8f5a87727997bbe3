import { cleanup, screen, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { renderAt } from '../../testing/render-at.tsx';
import { setLanguage } from '../language.ts';
import { AppFrame, type NavItem } from './AppFrame.tsx';
import { Page } from './Page.tsx';

const Icon = () => <svg />;
const items: NavItem[] = [
  { to: '/', label: 'Hjem', icon: Icon },
  { to: '/rooms', label: 'Samtaler', icon: Icon },
];

beforeEach(() => setLanguage('nb'));

describe('a page', () => {
  it('has one heading, one main and its title on the tab', async () => {
    await renderAt('/', <Page title="Folkene dine">innhold</Page>);
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Folkene dine');
    expect(screen.getAllByRole('main')).toHaveLength(1);
    expect(document.title).toBe('Folkene dine – Tillit');
  });

  it('moves the focus to its heading when one comes to it', async () => {
    await renderAt('/', <Page title="Hjem">innhold</Page>);
    cleanup();
    await renderAt('/', <Page title="Samtaler">innhold</Page>);
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Samtaler' }));
  });

  it('says where its way back leads', async () => {
    await renderAt(
      '/rooms',
      <Page title="Rommet til Are" back={{ to: '/', label: 'Hjem' }} titleInBar>
        innhold
      </Page>,
    );
    expect(screen.getByRole('link', { name: /Hjem/ }).getAttribute('href')).toBe('/');
    expect(screen.getByRole('heading', { level: 1, name: 'Rommet til Are' })).toBeTruthy();
  });
});

describe('the frame', () => {
  const frame = (
    <AppFrame items={items} person={{ name: 'Ingrid Haugen', role: 'kommunepsykolog', organisation: 'Askøy kommune' }}>
      <Page title="Samtaler">innhold</Page>
    </AppFrame>
  );

  it('says in the navigation where one is', async () => {
    await renderAt('/rooms', frame);
    const navigation = within(screen.getByRole('navigation', { name: 'Hovedmeny' }));
    expect(navigation.getByRole('link', { name: 'Samtaler' }).getAttribute('aria-current')).toBe('page');
    expect(navigation.getByRole('link', { name: 'Hjem' }).getAttribute('aria-current')).toBeNull();
  });

  it('lets the keyboard skip to the content', async () => {
    await renderAt('/', frame);
    expect(screen.getByRole('link', { name: 'Hopp til innholdet' }).getAttribute('href')).toBe('#main');
    expect(screen.getByRole('main').id).toBe('main');
  });

  it('tells as what one is signed in', async () => {
    await renderAt('/', frame);
    expect(screen.getByText('kommunepsykolog')).toBeTruthy();
    expect(screen.getByText('Askøy kommune')).toBeTruthy();
  });
});
