import { withCapital } from '../../../../platform/web/format.ts';
import { professionName } from '../../../people/web/public.tsx';
import type { Block } from '../../domain/block.ts';

/** “Veileder, NAV Askøy · Sykepleier, Askøy kommune”. */
export function worksInWords(works: Block['works']): string {
  return works
    .map(({ profession, organisation }) => withCapital(`${professionName(profession)}, ${organisation}`))
    .join(' · ');
}
