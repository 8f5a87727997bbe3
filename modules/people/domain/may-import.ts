/** The profession that may import people and organisations in the browser, for her own organisation only. */
export const administrator = 'administrator';

/** Whether somebody in this role may import; the screens ask the same. */
export function mayImport(role: { profession: string } | undefined): boolean {
  return role?.profession === administrator;
}
