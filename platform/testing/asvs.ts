/** The levels of ASVS 5.0.0, requirement by requirement in their order, a text for each section. */
const levels: Readonly<Record<string, string>> = {
  '1.1': '22',
  '1.2': '1111122223',
  '1.3': '112222222223',
  '1.4': '222',
  '1.5': '123',
  '2.1': '122',
  '2.2': '112',
  '2.3': '12223',
  '2.4': '23',
  '3.1': '3',
  '3.2': '113',
  '3.3': '12223',
  '3.4': '11222233',
  '3.5': '11122333',
  '3.6': '3',
  '3.7': '22333',
  '4.1': '12233',
  '4.2': '23333',
  '4.3': '22',
  '4.4': '1222',
  '5.1': '2',
  '5.2': '112333',
  '5.3': '113',
  '5.4': '222',
  '6.1': '122',
  '6.2': '111111112222',
  '6.3': '11223333',
  '6.4': '112233',
  '6.5': '22222333',
  '6.6': '2223',
  '6.7': '33',
  '6.8': '2222',
  '7.1': '222',
  '7.2': '1111',
  '7.3': '22',
  '7.4': '11222',
  '7.5': '223',
  '7.6': '22',
  '8.1': '1233',
  '8.2': '1123',
  '8.3': '133',
  '8.4': '23',
  '9.1': '111',
  '9.2': '1222',
  '10.1': '22',
  '10.2': '223',
  '10.3': '22223',
  '10.4': '1111122222233333',
  '10.5': '22222',
  '10.6': '22',
  '10.7': '222',
  '11.1': '2233',
  '11.2': '22233',
  '11.3': '11233',
  '11.4': '1222',
  '11.5': '23',
  '11.6': '23',
  '11.7': '33',
  '12.1': '12233',
  '12.2': '11',
  '12.3': '22223',
  '13.1': '2333',
  '13.2': '222223',
  '13.3': '2233',
  '13.4': '1222233',
  '14.1': '22',
  '14.2': '12223333',
  '14.3': '122',
  '15.1': '12233',
  '15.2': '12233',
  '15.3': '1222222',
  '15.4': '3333',
  '16.1': '2',
  '16.2': '22222',
  '16.3': '2222',
  '16.4': '222',
  '16.5': '2223',
  '17.1': '23',
  '17.2': '22223333',
  '17.3': '22',
};

/** The chapters in which we aim at level 3: authorisation, OpenID, logging. Elsewhere at level 2. */
const highest = new Set(['8', '10', '16']);

/** How many requirements there are of each level in the whole standard: 70, 183 and 92. */
export function countLevels(): Record<string, number> {
  return Object.fromEntries(
    ['1', '2', '3'].map((level) => [level, [...Object.values(levels).join('')].filter((one) => one === level).length]),
  );
}

/** The ids that docs/asvs.md must have, in their order. */
export function idsAtOurLevel(): string[] {
  return Object.entries(levels).flatMap(([section, each]) => {
    const wanted = highest.has(section.split('.')[0] ?? '') ? 3 : 2;
    return [...each].flatMap((level, index) => (Number(level) <= wanted ? [`V${section}.${index + 1}`] : []));
  });
}

export interface AsvsRow {
  id: string;
  state: string;
  /** Files that the row names, each with the sentences of tests that it quotes from it. */
  claims: { file: string; sentences: string[] }[];
  says: string;
}

/** The rows of the tables, as they stand in the page. */
export function readAsvsRows(page: string): AsvsRow[] {
  return page
    .split('\n')
    .filter((line) => /^\| V\d/.test(line))
    .map((line) => {
      const [id = '', , state = '', says = ''] = line
        .replace(/^\| /, '')
        .replace(/ ?\|$/, '')
        .split(' | ')
        .map((cell) => cell.trim());
      return { id, state, says, claims: claimsOf(says) };
    });
}

// A quoted sentence belongs to the file that was named last before it.
function claimsOf(says: string): AsvsRow['claims'] {
  const claims: AsvsRow['claims'] = [];
  for (const [, file, sentence] of says.matchAll(
    /`([\w./-]+\/[\w./-]+\.(?:tsx?|md|sql)|(?:package|package-lock|tsconfig\.base)\.json)`|“([^”]+)”/g,
  )) {
    if (file !== undefined) claims.push({ file, sentences: [] });
    else if (sentence !== undefined) claims.at(-1)?.sentences.push(sentence);
  }
  return claims;
}
