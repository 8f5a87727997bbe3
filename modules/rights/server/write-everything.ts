import type { PersonId } from '../../../kernel/ids.ts';
import { instantOf } from '../../../kernel/instant.ts';
import type { AboutMePart, ListAboutMe } from '../../../platform/server/about-me.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { type AskedAs, formatVersion } from '../domain/everything-about-me.ts';

/** About whom a file is: the citizen whose side I stand on, and I myself where it is not somebody else's. */
export interface AboutWhom {
  askedAs: AskedAs;
  citizenId: PersonId | undefined;
  me: PersonId | undefined;
}

/** The whole file as text, in pieces: what is long is never in memory both as rows and as text. */
export async function* writeEverything(
  unit: Unit,
  parts: readonly AboutMePart[],
  whom: AboutWhom,
): AsyncGenerator<string> {
  const head = {
    format: 'tillit-everything-about-me',
    version: formatVersion,
    madeAt: instantOf(unit.now),
    askedAs: whom.askedAs,
  };
  yield `${JSON.stringify(head).slice(0, -1)},"parts":{`;
  for (const [index, part] of parts.entries()) {
    yield `${index === 0 ? '' : ','}\n${JSON.stringify(part.module)}:{`;
    yield* writePart(unit, part, whom);
    yield '}';
  }
  yield '}}\n';
}

async function* writePart(unit: Unit, part: AboutMePart, whom: AboutWhom): AsyncGenerator<string> {
  let isFirst = true;
  for (const [name, list] of Object.entries(part.lists)) {
    const person = personOf(list, whom);
    if (person === undefined) continue;
    yield `${isFirst ? '' : ','}\n ${JSON.stringify(name)}:[`;
    yield* writeRows(unit, list, person);
    yield ']';
    isFirst = false;
  }
}

async function* writeRows(unit: Unit, list: ListAboutMe, person: PersonId): AsyncGenerator<string> {
  let before = '\n  ';
  for await (const rows of inPages(list.read(unit, person))) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(row)).join(',\n  ');
    before = ',\n  ';
  }
}

function personOf({ of }: ListAboutMe, { citizenId, me }: AboutWhom): PersonId | undefined {
  switch (of) {
    case 'me':
      return me;
    case 'citizen':
      return citizenId;
    case 'either':
      return citizenId ?? me;
  }
}

async function* inPages<T>(read: Promise<readonly T[]> | AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  if (Symbol.asyncIterator in read) yield* read;
  else yield await read;
}
