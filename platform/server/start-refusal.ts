/** Why the server can't start, as one sentence for the person at the terminal: what is wrong and what to do about it. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}
