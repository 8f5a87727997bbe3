import { type Kind, kinds, type Place } from './everybody-for-tests.ts';

/** Who may call an endpoint, what the others are told, and what is asked. */
export interface Row {
  allowed: readonly Kind[];
  /** Refusals by name for some; everybody else in `otherwise`. */
  refused?: Readonly<Record<string, readonly Kind[]>>;
  /** What everybody else who is signed in is told; in general, that there is nothing. */
  otherwise: string;
  /** What is told without a session, where that is no reason to refuse. */
  withoutSession?: string;
  input(place: Place): object;
}

const nobodyHere: readonly Kind[] = ['signed out', 'session ended'];
export const everybody = kinds.filter((kind) => !nobodyHere.includes(kind));
export const citizenSide = ['citizen', 'guardian'] as const;
export const practitionersIn = ['opener', 'participant'] as const;
export const inside = [...citizenSide, ...practitionersIn, 'relative in the room'] as const;
export const notPractitioners = ['citizen', 'guardian', 'relative in the room', 'relative'] as const;
export const practitioners = everybody.filter((kind) => !notPractitioners.some((other) => other === kind));
export const hidden = { otherwise: 'not-found' } as const;
export const open = { allowed: everybody, otherwise: 'nobody else' } as const;
export const onlyPractitioners = {
  refused: { 'other-role-needed': notPractitioners },
  otherwise: 'not-found',
} as const;

/** What the table says of one kind of person. */
export function expected(row: Row, kind: Kind): string {
  if (nobodyHere.includes(kind)) return row.withoutSession ?? 'not-signed-in';
  if (row.allowed.includes(kind)) return 'allowed';
  const named = Object.entries(row.refused ?? {}).find(([, told]) => told.includes(kind));
  return named?.[0] ?? row.otherwise;
}

/** Those to whom the room must look as if it were not there. */
export const outside = kinds.filter((kind) => !inside.some((one) => one === kind) && kind !== 'invited');
