import { type HandoverState, ManualItem } from './handover.ts';

type Phase = 'before' | 'during' | 'after';
/** The lines there are; the others than the manual ones are told by what has been done. */
export const recipeItems = [
  ...ManualItem.options,
  'offered',
  'agenda-made',
  'time-agreed',
  'guide-read',
  'called-before',
  'held',
  'summary-shared',
  'responsibility-accepted',
] as const;
export type RecipeItem = (typeof recipeItems)[number];

export interface RecipeLine {
  item: RecipeItem;
  phase: Phase;
}

const line = (phase: Phase, ...items: RecipeItem[]): RecipeLine[] => items.map((item) => ({ item, phase }));

/** The recipe ("oppskrift") of the first meeting, by its version; a hand-over keeps the one with which it began. */
const recipes: readonly (readonly RecipeLine[])[] = [
  [
    ...line('before', 'offered', 'trust-person-asked', 'agenda-made', 'asked-what-not-to-talk-about', 'time-agreed'),
    ...line('before', 'guide-read', 'called-before'),
    ...line('during', 'held', 'bridge-introduced', 'citizen-spoke-first', 'agenda-followed', 'next-step-agreed'),
    ...line('after', 'summary-shared', 'responsibility-accepted'),
  ],
];

export const currentRecipe = recipes.length;

/** The lines of one hand-over's recipe, in their order. Who already holds it has nothing to take over. */
export function recipeOf({ recipeVersion, occasion }: Pick<HandoverState, 'recipeVersion' | 'occasion'>): RecipeLine[] {
  const lines = recipes[recipeVersion - 1] ?? [];
  return lines.filter(({ item }) => occasion === 'new-service' || item !== 'responsibility-accepted');
}

export type RecipeCheck = RecipeLine & { done: boolean };

/**
 * How closely the recipe was followed, line by line: what was done and what not. It counts what was done for one citizen;
 * it is no measure of anybody who works there.
 */
export function followed(state: HandoverState, hasAgenda: boolean): RecipeCheck[] {
  return recipeOf(state).map(({ item, phase }) => ({ item, phase, done: isDone(item, state, hasAgenda) }));
}

function isDone(item: RecipeItem, state: HandoverState, hasAgenda: boolean): boolean {
  switch (item) {
    case 'offered':
      return state.wasOffered;
    case 'agenda-made':
      return hasAgenda;
    case 'time-agreed':
      return state.plan !== null;
    case 'guide-read':
      return state.guideRead;
    case 'called-before':
      return state.calls.some(({ purpose, reached }) => purpose === 'before-meeting' && reached);
    case 'held':
      return state.heldAt !== null;
    case 'summary-shared':
      return state.summarySharedAt !== null;
    case 'responsibility-accepted':
      return state.status === 'handed-over';
    case 'trust-person-asked':
    case 'asked-what-not-to-talk-about':
    case 'bridge-introduced':
    case 'citizen-spoke-first':
    case 'agenda-followed':
    case 'next-step-agreed':
      return state.ticked.includes(item);
  }
}
