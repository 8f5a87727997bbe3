import { QueryClient } from '@tanstack/react-query';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { openPages } from '../../testing/open-pages.tsx';
import { setLanguage } from '../language.ts';
import { WayTo } from './WayTo.tsx';

describe('The way to a list', () => {
  it.each([
    [undefined, 'Det du har lovet'],
    [0, 'Det du har lovet'],
    [3, 'Det du har lovet: 3'],
  ])('with %s that wait there is named “%s”', async (count, name) => {
    setLanguage('nb');
    await openPages(
      '/',
      { '/': () => <WayTo to="/agreements" title="Det du har lovet" count={count} /> },
      new QueryClient(),
    );
    expect(screen.getByRole('link').textContent).toBe(name);
  });
});
