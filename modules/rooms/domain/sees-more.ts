import type { Sees } from '../../consent/domain/consent-action.ts';

/** Whether newcomers would see more of what was said before than they would now. */
export function seesMore(before: Sees, after: Sees): boolean {
  return firstDayOf(after) < firstDayOf(before);
}

/** As days that can be compared: the beginning before every day, now after all of them. */
function firstDayOf(sees: Sees): string {
  switch (sees.kind) {
    case 'all':
      return '';
    case 'date':
      return sees.day;
    case 'now':
      return '9999';
  }
}
