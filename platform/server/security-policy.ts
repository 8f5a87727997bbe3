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
