import { z } from 'zod';
import type { AboutMePart } from '../../../platform/server/about-me.ts';
import { EverythingAboutMe } from '../domain/everything-about-me.ts';

/** The shape of the whole file, put together from what each module says of its lists. A list may be missing in some roles. */
export function shapeOfFile(parts: readonly AboutMePart[]) {
  const modules = parts.map(({ module, lists }) => {
    const shapes = Object.entries(lists).map(([name, { row }]) => [name, z.array(row).optional()]);
    return [module, z.strictObject(Object.fromEntries(shapes))];
  });
  return EverythingAboutMe.extend({ parts: z.strictObject(Object.fromEntries(modules)) });
}

export function schemaOfFile(parts: readonly AboutMePart[]): Record<string, unknown> {
  return { ...z.toJSONSchema(shapeOfFile(parts)) };
}
