/** As long as an attempt to use the electronic ID, and a little; afterwards one would not know any more what it was. */
const keptForMs = 20 * 60 * 1000;

export interface KeptAct<Input> {
  find(): Input | undefined;
  keep(input: Input): void;
  forget(): void;
}

/**
 * What somebody was about to do on this page, kept in this tab on the way through the electronic ID. By person, since
 * another may come back; signing out clears it.
 */
export function keptAct<Input>(personId: string, name: string, now: () => number = Date.now): KeptAct<Input> {
  const key = `tillit.act ${personId} ${window.location.pathname} ${name}`;
  return {
    find: () =>
      within(() => {
        const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
        return isKept<Input>(kept) && now() - kept.at < keptForMs ? kept.input : undefined;
      }),
    keep: (input) => within(() => sessionStorage.setItem(key, JSON.stringify({ input, at: now() }))),
    forget: () => within(() => sessionStorage.removeItem(key)),
  };
}

/** It was written by us; the server looks at the input itself as at any. */
function isKept<Input>(kept: unknown): kept is { input: Input; at: number } {
  return typeof kept === 'object' && kept !== null && 'input' in kept && 'at' in kept && typeof kept.at === 'number';
}

/** Where storage is closed to us, one chooses again after coming back. */
function within<Outcome>(work: () => Outcome): Outcome | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
