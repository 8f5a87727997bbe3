import { z } from 'zod';
import { StartRefusal } from './start-refusal.ts';

const Url = z.url();

/** Everything that is set from outside, by environment variables; each is told in docs/operations.md. */
const Environment = z.object({
  NODE_ENV: z.string().default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(4310),
  ORIGIN: Url.optional(),
  TRUST_PROXY: z.union([z.enum(['true', 'false']), z.coerce.number().int().min(1).max(9)]).default('false'),
  RATE_LIMIT: z.coerce.number().int().positive().default(1200),
  DATABASE_URL: Url.optional(),
  DATABASE_OWNER_URL: Url.optional(),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(12),
  DATA_FOLDER: z.string().default('.local'),
  FILES_URL: Url.optional(),
  SCANNER_URL: Url.optional(),
  IDENTITY_KEY: z.string().optional(),
  SECURITY_LOG: z.enum(['all', 'refusals', 'off']).optional(),
  LOG_KEY: z.string().optional(),
  LOG_ANCHOR_FILE: z.string().optional(),
  LOG_ANCHOR_MAIL: z.string().optional(),
  LOG_NAME: z
    .string()
    .regex(/^[^\s+]{1,200}$/)
    .optional(),
  LOG_WITNESSES: z.string().optional(),
  WITNESS_LOGS: z.string().optional(),
  DEMO: z.enum(['true', 'false']).optional(),
  OIDC_ISSUER: Url.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_CLIENT_JWK: z.string().optional(),
  OIDC_SCOPE: z.string().default('openid profile'),
  OIDC_ACR: z.string().optional(),
  OIDC_ACR_REQUEST: z.string().optional(),
  OIDC_ACR_CLAIM: z.string().optional(),
  OIDC_COUNTRY_CLAIM: z.string().optional(),
  OIDC_DPOP: z.string().optional(),
  OIDC_PROMPT: z.string().optional(),
  OIDC_SIGN_OUT: z.enum(['here', 'everywhere']).optional(),
  OIDC_IDENTITY_CLAIM: z.string().default('pid'),
  OIDC_COUNTRY: z.enum(['DK', 'NO']).default('NO'),
  SMTP_URL: Url.optional(),
  MAIL_FROM: z.string().default('Tillit <no-reply@localhost>'),
  SMS_URL: Url.optional(),
  SMS_FROM: z.string().optional(),
  SMS_WEBHOOK_SECRET: z.string().optional(),
  SMS_DAILY_LIMIT: z.coerce.number().int().min(1).max(100).default(10),
  VAPID_PUBLIC_KEY: z.string().optional(),
  VAPID_PRIVATE_KEY: z.string().optional(),
  VAPID_SUBJECT: z.string().default('mailto:drift@localhost'),
});

export type Environment = z.infer<typeof Environment>;

/** Reads the environment; the first thing that is wrong ends the start in one sentence. */
export function readEnvironment(given: Record<string, string | undefined>): Environment {
  const set = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  const read = Environment.safeParse(set);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new StartRefusal(
    `The setting ${issue?.path.join('.') ?? ''} can't be used (${issue?.message ?? 'unknown'}): correct it or take it out; docs/operations.md lists every setting.`,
  );
}

/** How many balancers stand in front of us; `true` means one. */
export function countProxies({ TRUST_PROXY }: Environment): number | false {
  if (typeof TRUST_PROXY === 'number') return TRUST_PROXY;
  return TRUST_PROXY === 'true' ? 1 : false;
}
