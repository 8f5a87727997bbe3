/** How long a used electronic ID opens what is closed; `electronic_id_is_fresh` in platform/sql says the same. */
export const freshForMs = 10 * 60 * 1000;

/** Whether the electronic ID was used a moment ago. */
export function isFresh(electronicIdAt: Date | undefined, now: Date): boolean {
  return electronicIdAt !== undefined && now.getTime() - electronicIdAt.getTime() < freshForMs;
}
