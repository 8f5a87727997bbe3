import type { z } from 'zod';

/** A sentence for a part of a file that does not have its shape, where the shape itself says none. */
export function sayIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return undefined;
    case 'invalid_type':
      return issue.input === undefined
        ? `This is missing: ${named(issue.expected)} must stand here.`
        : `Here must stand ${named(issue.expected)}, not ${nameOf(issue.input)}.`;
    case 'invalid_value':
      return `Here must stand one of: ${issue.values.map(String).join(', ')}.`;
    case 'unrecognized_keys':
      return `Nothing is called ${issue.keys.map((key) => `"${key}"`).join(', ')} here. Look for a slip of the pen.`;
    case 'too_small':
      return `This is too small: it must be ${issue.inclusive === false ? 'above' : 'at least'} ${issue.minimum}.`;
    case 'too_big':
      return `This is too large: it may be at most ${issue.maximum}.`;
  }
}

const NAMES: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function named(expected: string): string {
  return NAMES[expected] ?? expected;
}

function nameOf(input: unknown): string {
  if (input === null) return 'null';
  if (Array.isArray(input)) return 'a list';
  if (typeof input === 'number') return Number.isFinite(input) ? 'a number' : 'a number without an end';
  return NAMES[typeof input] ?? typeof input;
}
