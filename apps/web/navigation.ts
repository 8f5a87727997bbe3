import {
  Chat2FillIcon,
  Chat2Icon,
  EyeFillIcon,
  EyeIcon,
  HouseFillIcon,
  HouseIcon,
  MagnifyingGlassFillIcon,
  MagnifyingGlassIcon,
  PersonFillIcon,
  PersonIcon,
} from '@navikt/aksel-icons';
import type { ActingChoice } from '../../modules/people/domain/person.ts';
import type { NavItem } from '../../platform/web/parts/AppFrame.tsx';
import { m } from '../../platform/web/words.ts';

/** What stands in the navigation for somebody who acts as this. */
export function navigationFor(acting: ActingChoice): NavItem[] {
  const isWorker = acting.kind === 'practitioner';
  const home = isWorker ? m.app_nav_today() : m.app_nav_home();
  const rooms = { to: '/rooms', label: m.app_nav_rooms(), icon: Chat2Icon, activeIcon: Chat2FillIcon };
  const search = {
    to: '/search',
    label: m.app_nav_search(),
    icon: MagnifyingGlassIcon,
    activeIcon: MagnifyingGlassFillIcon,
  };
  const seen = { to: '/seen', label: m.app_nav_seen(), icon: EyeIcon, activeIcon: EyeFillIcon };
  return [
    { to: '/', label: home, icon: HouseIcon, activeIcon: HouseFillIcon },
    rooms,
    mayReadLog(acting) ? seen : search,
    { to: '/about-me', label: m.app_nav_about_me(), icon: PersonIcon, activeIcon: PersonFillIcon },
  ];
}

/** The log is the citizen's, and her guardian's who acts for her. */
export function mayReadLog(acting: ActingChoice): boolean {
  return acting.kind === 'citizen' || (acting.kind === 'related-person' && acting.relation === 'guardian');
}
