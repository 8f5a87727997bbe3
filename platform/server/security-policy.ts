/** What a page of ours may load: our own files and nothing else; no foreign host at run time. */
export function securityPolicy(origin: string): Record<string, string[] | null> {
  return {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    // Aksel sets positions of its floating parts as style attributes; no style sheet from elsewhere is let in.
    styleSrc: ["'self'", "'unsafe-inline'"],
    // What one has just chosen or recorded is shown from memory before it is sent.
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    // Signing in leaves our origin by a redirect, which needs no form.
    formAction: ["'self'"],
    // Null, since the default would have a browser ask for https where there is none.
    upgradeInsecureRequests: origin.startsWith('https:') ? [] : null,
  };
}

/** What the API answers is data: opened as a page by itself it loads nothing, runs nothing and stands in no frame. */
export const answerPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

/** For what is refused before it could become a request with headers of its own. */
export const bareHeaders = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': answerPolicy,
  'x-content-type-options': 'nosniff',
} as const;
