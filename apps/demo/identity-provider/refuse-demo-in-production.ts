import { StartRefusal } from '../../../platform/server/start-refusal.ts';
import { isLoopback } from '../../../platform/server/sign-in/loopback.ts';

export interface DemoCircumstances {
  nodeEnv: string | undefined;
  /** The address the server listens on. */
  host: string;
  demo: boolean;
  /** A real identity provider, if one is set. */
  issuer: string | undefined;
}

/**
 * Whoever reaches the demo identity provider can sign in as anybody. Throws StartRefusal where it could be reached by
 * others than the person at this machine.
 */
export function refuseDemoInProduction({ nodeEnv, host, demo, issuer }: DemoCircumstances): void {
  if (!demo) return;
  if (nodeEnv === 'production') {
    throw new StartRefusal(
      'The demo lets anybody sign in as anybody and does not start with NODE_ENV=production: set DEMO=false and OIDC_ISSUER.',
    );
  }
  if (!isLoopback(host)) {
    throw new StartRefusal(
      `The demo lets anybody sign in as anybody and does not start on ${host}, which others can reach: set HOST=127.0.0.1, or DEMO=false and OIDC_ISSUER.`,
    );
  }
  if (issuer !== undefined) {
    throw new StartRefusal(
      `The demo does not start beside the real identity provider ${issuer}: take out OIDC_ISSUER, or set DEMO=false.`,
    );
  }
}
