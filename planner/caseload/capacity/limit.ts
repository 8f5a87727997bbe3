/** One thing that limits how many intake talks fit: what there is of it, and how much one talk takes. */
export type Limit = {
  readonly key: 'slots' | 'free-minutes' | 'ceiling-citizens' | 'ceiling-minutes' | 'load' | 'takes-new';
  readonly says: string;
  readonly available: number;
  readonly perTalk: number;
  readonly unit: 'slots' | 'minutes' | 'citizens';
  /** Only a ceiling that is soft may be passed, with a reason. */
  readonly soft: boolean;
  /** The arithmetic, with the numbers in it. */
  readonly from: string;
};

// Shares such as 0.68 are not exact in binary: 17 ÷ 0.68 must be 25.
const A_HAIR = 1e-9;

/** How many whole talks a limit leaves room for; below 0 where something is overdrawn already. */
export function talksWithin({ available, perTalk }: Limit): number {
  return Math.floor(available / perTalk + A_HAIR);
}

/** How much more of it would leave room for so many talks: a whole number, 0 when it does already. */
export function missingFor(talks: number, { available, perTalk }: Limit): number {
  return Math.max(0, Math.ceil(talks * perTalk - available - A_HAIR));
}
