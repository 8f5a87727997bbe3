/** What an address says under a name: a part of its path or of its search; empty when it says nothing. */
export function textIn(address: object, name: string): string {
  const value = new Map<string, unknown>(Object.entries(address)).get(name);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
