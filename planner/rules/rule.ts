/**
 * A rule as a planner says it. `hard`: a plan that breaks it is no plan. `soft`: it may be broken, and costs. `code` stands in the answer when a visit
 * could not be placed, or when the rule cost something.
 */
export type Rule = { readonly name: string; readonly kind: 'hard' | 'soft'; readonly code: string };
