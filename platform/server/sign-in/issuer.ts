import {
  allowInsecureRequests,
  type ClientAuth,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';
import type { Clock } from '../clock.ts';
import { StartRefusal } from '../start-refusal.ts';
import type { IssuerSettings } from './issuer-settings.ts';
import { isLoopback } from './loopback.ts';

const timeoutSeconds = 10;
const freshForMs = 60 * 60 * 1_000;

/** What the issuer says of itself, asked for when the first person signs in and again every hour. */
export class Issuer {
  readonly settings: IssuerSettings;
  readonly #proof: ClientAuth;
  readonly #clock: Clock;
  readonly #insecure: boolean;
  #known: { configuration: Configuration; at: number } | undefined;
  #asking: Promise<Configuration> | undefined;

  /** Throws StartRefusal for an issuer without https, unless it is allowed and on this machine. */
  constructor(
    settings: IssuerSettings,
    proof: ClientAuth,
    { clock, allowInsecure }: { clock: Clock; allowInsecure: boolean },
  ) {
    const url = new URL(settings.issuer);
    this.#insecure = url.protocol === 'http:';
    if (this.#insecure && !(allowInsecure && isLoopback(url.hostname))) {
      throw new StartRefusal(
        `The issuer ${settings.issuer} is not reached by https: only an issuer on this machine may be without it.`,
      );
    }
    this.settings = settings;
    this.#proof = proof;
    this.#clock = clock;
  }

  /** Throws when the issuer does not answer and never has; what it once said is used while it is away. */
  async getConfiguration(): Promise<Configuration> {
    const known = this.#known;
    if (known !== undefined && this.#clock.now().getTime() - known.at < freshForMs) return known.configuration;
    // Those who come at the same time wait for the same answer.
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    return known === undefined ? this.#asking : this.#asking.catch(() => known.configuration);
  }

  /** As soon as it is known; nothing when that takes longer than somebody may be kept waiting. */
  async findConfigurationWithin(ms: number): Promise<Configuration | undefined> {
    const { promise: tooLong, resolve: giveUp } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => giveUp(undefined), ms);
    const known = await Promise.race([this.getConfiguration().catch(() => undefined), tooLong]);
    clearTimeout(timer);
    return known;
  }

  /** An address of the issuer's that a browser may be sent to: by https, unless the issuer itself is on this machine. */
  isReachedAsWeAre(address: string): boolean {
    const { protocol } = URL.parse(address) ?? {};
    return protocol === 'https:' || (this.#insecure && protocol === 'http:');
  }

  async #ask(): Promise<Configuration> {
    const configuration = await this.#discover().catch(() => this.#discover());
    this.#known = { configuration, at: this.#clock.now().getTime() };
    return configuration;
  }

  async #discover(): Promise<Configuration> {
    const { issuer, clientId } = this.settings;
    // The signature is checked although the token comes straight from the issuer.
    const execute = this.#insecure ? [enableNonRepudiationChecks, allowInsecureRequests] : [enableNonRepudiationChecks];
    return discovery(new URL(issuer), clientId, undefined, this.#proof, { execute, timeout: timeoutSeconds });
  }
}
