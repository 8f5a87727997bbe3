import { createInterface } from 'node:readline';

/** Asks for statements line by line, until the end or "exit"; 1 when one from a file or pipe was refused. */
export async function runPrompt(name: string, run: (line: string) => Promise<boolean>): Promise<number> {
  const { stdin, stdout } = process;
  const isTyped = stdin.isTTY;
  if (isTyped) stdout.write('One statement a line; "exit" ends.\n');
  const lines = createInterface({
    input: stdin,
    ...(isTyped ? { output: stdout } : {}),
    terminal: isTyped,
    prompt: isTyped ? `${name}> ` : '',
  });
  let open = true;
  lines.once('close', () => {
    open = false;
  });
  let refused = 0;
  lines.prompt();
  for await (const line of lines) {
    const text = line.trim();
    if (['exit', 'quit', '\\q'].includes(text)) break;
    if (text !== '' && !(await run(text))) refused += 1;
    if (open) lines.prompt();
  }
  return isTyped || refused === 0 ? 0 : 1;
}
