import { z } from 'zod';
import type { Country } from '../../../kernel/country.ts';
import { type Day, findDay } from '../../../kernel/day.ts';
import { type IdentityNumber, parseIdentityNumber } from '../../../kernel/identity-number.ts';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { ImportFault } from './import-report.ts';

/** Reads the text of one cell, already trimmed. */
export type Cell<T> = (text: string) => Result<T, ImportFault['reason']>;

export function needed<T>(cell: Cell<T>): Cell<T> {
  return (text) => (text === '' ? refuse('value-missing') : cell(text));
}

export function optional<T>(cell: Cell<T>): Cell<T | undefined> {
  return (text) => (text === '' ? ok(undefined) : cell(text));
}

export function words(most: number): Cell<string> {
  return (text) => (text.length > most ? refuse('value-too-long') : ok(text));
}

/** One of several meanings, each under any of its names, without regard to case. */
export function oneOf<T extends string>(meanings: Readonly<Record<string, T>>): Cell<T> {
  const known = new Map(Object.entries(meanings));
  return (text) => {
    const meaning = known.get(text.toLowerCase());
    return meaning === undefined ? refuse('value-unknown') : ok(meaning);
  };
}

export const mail: Cell<string> = (text) => {
  if (text.length > 200) return refuse('value-too-long');
  return z.email().safeParse(text).success ? ok(text) : refuse('value-unknown');
};

/** A day as 2026-11-22, 22.11.2026 or 22-11-2026. */
export const day: Cell<Day> = (text) => {
  const [, year, month, dayOfMonth] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? reversed(text);
  const found = findDay(Number(year), Number(month), Number(dayOfMonth));
  return found === undefined ? refuse('date-impossible') : ok(found);
};

function reversed(text: string): (string | undefined)[] {
  const [whole, dayOfMonth, month, year] = /^(\d{1,2})[.-](\d{1,2})[.-](\d{4})$/.exec(text) ?? [];
  return [whole, year, month, dayOfMonth];
}

export function identityNumber(country: Country): Cell<IdentityNumber> {
  return (text) => {
    const number = parseIdentityNumber(text, country);
    return number.ok ? number : refuse('identity-number-invalid');
  };
}

/** A cell as part of a row's schema; the issue carries the reason and nothing of the text. */
export function column<T>(cell: Cell<T>) {
  return z.string().transform((text, context): T => {
    const read = cell(text);
    if (read.ok) return read.value;
    context.issues.push({ code: 'custom', message: read.reason, input: undefined });
    return z.NEVER;
  });
}

/** What a row's schema refused, as faults at their columns. */
export function faultsOf(row: number, error: z.ZodError): ImportFault[] {
  return error.issues.map((issue) => ({
    row,
    column: String(issue.path[0]),
    reason: ImportFault.shape.reason.parse(issue.message),
  }));
}
