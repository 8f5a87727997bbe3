/** A small choice kept on this device. Where storage is closed to us, the choice lasts as long as the page. */
export function storedChoice(key: string): { read(): string | undefined; write(value: string): void } {
  let remembered: string | undefined;
  return {
    read() {
      try {
        return globalThis.localStorage?.getItem(key) ?? remembered;
      } catch {
        return remembered;
      }
    },
    write(value) {
      remembered = value;
      try {
        globalThis.localStorage?.setItem(key, value);
      } catch {
        // Private windows may refuse storage; the page still works.
      }
    },
  };
}
