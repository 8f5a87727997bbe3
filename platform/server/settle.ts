import type { Result } from '../../kernel/result.ts';

/**
 * Gives the value of a rule's result, or throws the contract's error of the same name.
 * A reason that the contract does not list does not compile.
 */
export function settle<T, R extends string>(result: Result<T, R>, errors: { [K in R]: () => Error }): T {
  if (result.ok) return result.value;
  throw errors[result.reason]();
}
