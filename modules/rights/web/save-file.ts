/** Lets the browser save something under a name, as it saves what it downloads. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it by then; some read it only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
