/** The outcome of a rule: a value, or the reason why the rule refuses. Faults are exceptions instead. */
export type Result<T, R extends string> = { readonly ok: true; readonly value: T } | Refusal<R>;

/** A refusal alone: what `refuse` gives, assignable to any `Result` that lists its reason. */
export type Refusal<R extends string> = { readonly ok: false; readonly reason: R };

/** Wraps what a rule allows. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** States why a rule refuses. */
export function refuse<const R extends string>(reason: R): Refusal<R> {
  return { ok: false, reason };
}

/** Tells whether a result carries a value; narrows, so it fits `filter`. */
export function isOk<T, R extends string>(result: Result<T, R>): result is { readonly ok: true; readonly value: T } {
  return result.ok;
}
