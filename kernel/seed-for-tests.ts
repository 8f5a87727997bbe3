/**
 * Where random histories begin. At every run elsewhere, so that more is seen with each; on CI always at the same place, so that a
 * change is refused for what it did and not for what was there before. `SEED=…` plays one again.
 */
export const seed = Number(process.env['SEED'] ?? (process.env['CI'] === undefined ? Date.now() % 2 ** 31 : 20261122));
