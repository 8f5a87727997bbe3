const DAY_MS = 86_400_000;

/** How many days `date` lies after `from`; below zero when before. Both are dates as text (2026-11-23). */
export function daysAfter(from: string, date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The date that lies `days` after `from`. */
export function dateAfter(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** "07:45" of minutes after midnight; hours run past 24 in a night shift. */
export function timeText(minutes: number): string {
  const whole = Math.round(minutes);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}
