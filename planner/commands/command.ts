/** One word of the command line: what stands after it, and where its answer goes. Gives the code the program ends with. */
export type Command = (rest: readonly string[], out: Out) => Promise<number>;

/** `say` goes to the standard output (the answer, a file's worth), `tell` to the error output (progress and complaints). */
export type Out = { say(text: string): void; tell(text: string): void };
