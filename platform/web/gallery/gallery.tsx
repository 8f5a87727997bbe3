import '../brand/brand.css';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { setLanguage } from '../language.ts';
import { setTheme, showTheme } from '../theme.ts';
import { CitizenHome } from './CitizenHome.tsx';
import { Preview, States } from './Decisions.tsx';
import { WorkerHome } from './WorkerHome.tsx';

/** Open as gallery.html?scene=worker&theme=dark: the parts together, for looking at; it is in no build. */
const scenes = { citizen: CitizenHome, worker: WorkerHome, preview: Preview, states: States };
const asked = new URLSearchParams(window.location.search);

setLanguage('nb');
setTheme(asked.get('theme') === 'dark' ? 'dark' : 'light');
showTheme();
const [, Scene] = Object.entries(scenes).find(([name]) => name === asked.get('scene')) ?? ['citizen', CitizenHome];
const router = createRouter({
  routeTree: createRootRoute({ component: Scene }),
  history: createMemoryHistory({ initialEntries: ['/'] }),
});
const place = document.getElementById('app');
if (place) createRoot(place).render(<RouterProvider router={router} />);
