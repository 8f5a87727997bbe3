import { oc } from '@orpc/contract';

/** Past-tense news, module first: `rooms.message-sent`. */
export type AuditEvent = `${string}.${string}`;

export interface EndpointMeta {
  /** What the trace calls it, or why nothing of a citizen is touched. There is no third way. */
  audit: AuditEvent | { untraced: string };
  /** In which role one must act; the rule of the module decides the rest. */
  who: 'anybody' | 'signed-in' | 'citizen' | 'practitioner';
  /**
   * Asks for an electronic ID used a moment ago: before anything is done, or when what is asked for opens something,
   * which the handler must then say by `unit.requireFresh`. Taking back never asks.
   */
  fresh?: 'always' | 'when-it-opens';
  /** Takes a whole file and may therefore be large. */
  body?: 'file';
}

/** Refusals that any endpoint may give; each has a sentence in platform/web/words. */
export const commonRefusals = {
  'not-signed-in': { status: 401 },
  'other-role-needed': { status: 403 },
  'fresh-sign-in-needed': { status: 403 },
  'not-found': { status: 404 },
  'too-many-requests': { status: 429 },
} as const;

/** What a contract refuses by itself, besides what any endpoint may refuse. */
export type OwnRefusal<Contract> = Exclude<
  {
    [Name in keyof Contract]: Contract[Name] extends { '~orpc': { errorMap: infer Errors } } ? keyof Errors : never;
  }[keyof Contract],
  keyof typeof commonRefusals
>;

/**
 * Begins every endpoint of every contract: it names the audit event and who may call,
 * so that an endpoint without them does not compile.
 */
export function endpoint(meta: EndpointMeta) {
  return oc.$meta<EndpointMeta>(meta).errors(commonRefusals);
}
