import { z } from 'zod';
import { fromHex, joinFields } from './canonical-bytes.ts';

/**
 * A signed tree head: what the log was at a moment. Up to the entry `settledId` everything that was ever written is
 * sealed; root and signature in hexadecimal.
 */
export const LogHead = z.object({
  size: z.int().positive(),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.string(),
  settledId: z.int().nonnegative(),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});
export type LogHead = z.infer<typeof LogHead>;

/** What is signed. */
export function headBytes(head: Omit<LogHead, 'signature'>): Uint8Array {
  const { size, root, at, settledId, keyId } = head;
  return joinFields(['tillit log head 1', String(size), fromHex(root), at, String(settledId), keyId]);
}
