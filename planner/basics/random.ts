/** A stream of numbers that its seed decides wholly: the same seed gives the same plan. */
export type Random = {
  /** From 0 (in) to 1 (out). */
  next(): number;
  /** A whole number from 0 to `below` − 1. */
  below(below: number): number;
};

/**
 * sfc32, by Chris Doty-Humphrey (PractRand): 128 bits of state, passes BigCrush, a handful of 32-bit operations, so it costs a search nothing.
 *
 * @param seed any whole number; its low 32 bits and its high part both count
 */
export function randomFrom(seed: number): Random {
  let a = seed >>> 0;
  let b = Math.floor(seed / 4_294_967_296) >>> 0;
  let c = 0x9e37_79b9;
  let counter = 1;
  const next = (): number => {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  };
  // The first numbers of near seeds are alike; nobody sees them.
  for (let i = 0; i < 20; i++) next();
  return { next, below: (below) => Math.floor(next() * below) };
}
