/** What separates the cells: the semicolon of Danish and Norwegian spreadsheets, or a comma, as the heading line shows. */
export function findDelimiter(text: string): ';' | ',' {
  const counts = { ';': 0, ',': 0 };
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === '\n') break;
    if (character === ';' || character === ',') counts[character]++;
  }
  return counts[','] > counts[';'] ? ',' : ';';
}
