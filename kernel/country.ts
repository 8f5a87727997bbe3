import { z } from 'zod';

/** The countries whose rules the software knows, by ISO 3166-1 alpha-2. */
export const Country = z.enum(['DK', 'NO']);
export type Country = z.infer<typeof Country>;
