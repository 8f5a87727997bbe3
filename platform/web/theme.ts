import { useSyncExternalStore } from 'react';
import { storedChoice } from './stored-choice.ts';
import { watched } from './watched.ts';

/** Light, dark, or the same as the device. `public/theme.js` does the first painting with the same rule. */
export type Theme = 'light' | 'dark' | 'system';
export const themes: readonly Theme[] = ['system', 'light', 'dark'];

const stored = storedChoice('tillit.theme');
const current = watched<Theme>(themes.find((theme) => theme === stored.read()) ?? 'system');

export function setTheme(theme: Theme): void {
  stored.write(theme);
  current.set(theme);
}

export function useTheme(): Theme {
  return useSyncExternalStore(current.subscribe, current.get);
}

/** Keeps the document's class in step with the choice and with the device, from now on. */
export function showTheme(): void {
  const device = window.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const dark = current.get() === 'dark' || (current.get() === 'system' && device.matches);
    document.documentElement.classList.toggle('dark', dark);
    document.documentElement.classList.toggle('light', !dark);
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', dark ? '#141b1b' : '#fbf9f5');
  };
  current.subscribe(show);
  device.addEventListener('change', show);
  show();
}
