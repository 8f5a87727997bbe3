import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  type RouteComponent,
  RouterProvider,
} from '@tanstack/react-router';
import { act, render } from '@testing-library/react';

/** For tests: pages at their paths, opened at one of them; gives the router, to see where somebody has got to. */
export async function openPages(path: string, pages: Record<string, RouteComponent>, client: QueryClient) {
  const root = createRootRoute({ component: Outlet });
  const getParentRoute = () => root;
  const router = createRouter({
    routeTree: root.addChildren(
      Object.entries(pages).map(([at, component]) => createRoute({ getParentRoute, path: at, component })),
    ),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  await router.load();
  const shown = (
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
  await act(async () => void render(shown));
  return router;
}
