import type pg from 'pg';
import { readEnvironment } from '../../platform/server/config.ts';
import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { connectToDemo } from './connect-to-demo.ts';
import { type DemoRole, findPersonId, listRoles } from './demo-person-store.ts';
import { getStoryPerson, tellStoryPeople } from './get-story-person.ts';
import { readOptions } from './read-options.ts';
import { runLine } from './run-line.ts';
import { runPrompt } from './run-prompt.ts';

const help = `npm run sql -- NAME ["SELECT …"] [--role N]

Reads the demo's database with the eyes of somebody of the stories: as the application's role, under
the row policies, read only, each statement in a transaction of its own. Without a statement it asks
for them line by line. The database is that of DATABASE_URL, or else the one that "npm start" keeps in
DATA_FOLDER, whether it runs or not.

  --role N   in which of the person's roles; else the one in which she signs in

NAME is one of:
`;

type Set = Readonly<Record<string, string | undefined>>;

/** `sql NAME [STATEMENT]`: what a person's policies let her see; 1 when the statement was refused. */
export async function sqlCommand(set: Set, words: readonly string[]): Promise<number> {
  const { values, positionals } = readOptions(words, 'sql', {
    role: { type: 'string' },
    help: { type: 'boolean', default: false },
  });
  if (values.help) {
    process.stdout.write(help + tellStoryPeople());
    return 0;
  }
  const env = readEnvironment(set);
  if (env.NODE_ENV === 'production') {
    throw new StartRefusal(
      'This is for demonstrations: in production (NODE_ENV) nobody reads what is written about citizens without a trace.',
    );
  }
  const person = getStoryPerson(positionals[0]);
  const statement = positionals.slice(1).join(' ').trim();
  const { client, end } = await connectToDemo(env, (sentence) => process.stderr.write(`${sentence}\n`));
  try {
    const personId = await findPersonId(client, person);
    if (personId === undefined) {
      throw new StartRefusal(`${person.givenName} is not in this database: run "npm start" once, as a demonstration.`);
    }
    const roles = await listRoles(client, personId);
    const role = chooseRole(roles, values.role);
    const name = `${person.givenName} ${person.familyName}`;
    process.stdout.write(`${name}, ${role.told}; read only.${tellOthers(roles, role)}\n`);
    return await run(client, { role, statement, prompt: person.sub });
  } finally {
    await end();
  }
}

interface Asked {
  role: DemoRole;
  statement: string;
  prompt: string;
}

function run(client: pg.Client, { role, statement, prompt }: Asked): Promise<number> {
  const line = (text: string) => runLine(client, role.settings, text);
  return statement === '' ? runPrompt(prompt, line) : line(statement).then((went) => (went ? 0 : 1));
}

/** The chosen one; else, as after signing in, the only role somebody works in, or herself. */
function chooseRole(roles: readonly DemoRole[], said: string | undefined): DemoRole {
  const atWork = roles.filter(({ kind }) => kind === 'practitioner');
  const usual = atWork.length === 1 ? atWork[0] : roles[0];
  const chosen = said === undefined ? usual : roles[Number(said) - 1];
  if (chosen !== undefined) return chosen;
  throw new StartRefusal(`There is no role ${said}; there are ${roles.map(tellRole).join(', ')}.`);
}

const tellRole = ({ told }: DemoRole, index: number) => `${index + 1} (${told})`;

function tellOthers(roles: readonly DemoRole[], chosen: DemoRole): string {
  const others = roles.map(tellRole).filter((_, index) => roles[index] !== chosen);
  return others.length === 0 ? '' : ` By --role also ${others.join(', ')}.`;
}
