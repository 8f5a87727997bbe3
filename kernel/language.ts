import { z } from 'zod';

/** The languages the screens speak, by BCP 47; `nb` and `nn` are the two written forms of Norwegian. */
export const Language = z.enum(['en', 'da', 'nb', 'nn']);
export type Language = z.infer<typeof Language>;
