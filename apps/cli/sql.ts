import { spawn } from 'node:child_process';
import path from 'node:path';
import pg from 'pg';
import { storyPeople } from '../demo/story-people.ts';
import { readEnvironment } from '../../platform/server/config.ts';
import { startEmbeddedPostgres } from '../../platform/server/embedded-postgres.ts';

const [who] = process.argv.slice(2);
const story = storyPeople.find(({ sub }) => sub === who?.toLowerCase());

if (story === undefined || process.argv.includes('--help')) {
  console.log(
    `npm run sql -- NAME\n\nOpens psql on the local database under the row policies of somebody of the stories, in her first role.\nNAME is one of: ${storyPeople.map(({ sub }) => sub).join(', ')}. Needs psql.`,
  );
  process.exitCode = process.argv.includes('--help') ? 0 : 1;
} else {
  const env = readEnvironment(process.env);
  const postgres = await startEmbeddedPostgres({ folder: path.resolve(env.DATA_FOLDER, 'postgres') });
  try {
    await openPsql(postgres.appUrl, await settingsOf(postgres.ownerUrl, `${story.givenName} ${story.familyName}`));
  } finally {
    await postgres.stop();
  }
}

/** Who asks and in which role, as the server would set it for her request. */
async function settingsOf(ownerUrl: string, name: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string; role_id: string | null; organisation_id: string | null }>(
      `select p.id, r.id as role_id, r.organisation_id from person p left join practitioner_role r on r.person_id = p.id
       where p.given_name || ' ' || p.family_name = $1 limit 1`,
      [name],
    );
    const [row] = rows;
    if (row === undefined) throw new Error(`${name} is not in the database: run npm start once.`);
    return {
      'app.person_id': row.id,
      'app.acting_kind': row.role_id === null ? 'citizen' : 'practitioner',
      'app.acting_id': row.role_id ?? '',
      'app.organisation_id': row.organisation_id ?? '',
    };
  } finally {
    await client.end();
  }
}

function openPsql(url: string, settings: Record<string, string>): Promise<void> {
  const PGOPTIONS = Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const psql = spawn('psql', [url], { stdio: 'inherit', env: { ...process.env, PGOPTIONS } });
  return new Promise((resolve, reject) => {
    psql.on('error', () =>
      reject(new Error('psql is missing: install it, for example with apt-get install postgresql-client.')),
    );
    psql.on('exit', () => resolve());
  });
}
