import type { Act } from '../act.ts';

/** Several things in one step, one after the other. It is done when the last one is. */
export function together(tells: string, acts: readonly Act[]): Act {
  return {
    tells,
    play: async (world, step) => {
      let last = { status: 200, headers: '', body: '' };
      for (const act of acts) {
        last = await act.play(world, step);
        if (last.status >= 500) return last;
      }
      return last;
    },
  };
}
