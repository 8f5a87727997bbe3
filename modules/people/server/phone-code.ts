import { createHmac, timingSafeEqual } from 'node:crypto';

/** The six digits that belong to a challenge: drawn from its id by a key, so that they stand in no table and no job. */
export function codeOf(key: Buffer, challengeId: string): string {
  const drawn = createHmac('sha256', key).update(challengeId).digest().readUIntBE(0, 6);
  return String(drawn % 1_000_000).padStart(6, '0');
}

/** Whether what somebody typed is the code; spaces between are forgiven. */
export function isCode(key: Buffer, challengeId: string, typed: string): boolean {
  const [given, expected] = [typed.replaceAll(/\s/g, ''), codeOf(key, challengeId)].map((text) => Buffer.from(text));
  return (
    given !== undefined &&
    expected !== undefined &&
    given.length === expected.length &&
    timingSafeEqual(given, expected)
  );
}
