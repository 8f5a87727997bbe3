import { HouseFillIcon, HouseIcon } from '@navikt/aksel-icons';
import type { ActingChoice } from '../../modules/people/domain/person.ts';
import type { NavItem } from '../../platform/web/parts/AppFrame.tsx';
import { m } from '../../platform/web/words.ts';

/** What stands in the navigation for somebody who acts as this. */
export function navigationFor(_acting: ActingChoice['kind']): NavItem[] {
  return [{ to: '/', label: m.app_nav_home(), icon: HouseIcon, activeIcon: HouseFillIcon }];
}
