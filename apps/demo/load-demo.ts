import { importFile } from '../../modules/people/server/public.ts';
import type { Promises } from '../../modules/rooms/domain/answer-promise.ts';
import { listPromisesOf, setPromisesOf } from '../../modules/rooms/server/public.ts';
import type { ServerParts } from '../../platform/server/module.ts';
import { storyOrganisations, storyPeople } from './story-people.ts';

/** Puts the people of the stories into the database, by the same import that a municipality uses; again changes nothing. */
export async function loadDemo(parts: Pick<ServerParts, 'db' | 'clock' | 'keys'>): Promise<void> {
  await load(parts, 'organisations', organisationsFile());
  await load(parts, 'people', peopleFile());
  // The offices of the stories promise a little more than nothing: NAV takes a day more than the municipality.
  await promise(parts, 'nav-askoy', { 'next-day': { within: 2, unit: 'working-days' } });
}

/** Unless the organisation has said something since. */
async function promise(
  { db, clock }: Pick<ServerParts, 'db' | 'clock'>,
  code: string,
  promises: Promises,
): Promise<void> {
  const [organisation] = await listPromisesOf(db, clock.now(), code);
  if (organisation !== undefined && Object.keys(organisation.said).length > 0) return;
  const promised = await setPromisesOf(db, clock.now(), code, promises);
  if (!promised.ok) throw new Error(`The demo's promises were refused: ${promised.reason}`);
}

async function load(
  parts: Pick<ServerParts, 'db' | 'clock' | 'keys'>,
  kind: 'people' | 'organisations',
  text: string,
): Promise<void> {
  const end = await importFile(parts, { kind, fileName: `demo-${kind}.csv`, bytes: new TextEncoder().encode(text) });
  if (end.status !== 'done') throw new Error(`The demo's ${kind} were refused: ${JSON.stringify(end.report.faults)}`);
}

function organisationsFile(): string {
  const rows = storyOrganisations.map(({ code, name, kind, country, teams }) => [code, name, kind, country, teams]);
  return toCsv(['code', 'name', 'kind', 'country', 'teams'], rows);
}

function peopleFile(): string {
  const heading = [
    'country',
    'identity_number',
    'given_name',
    'family_name',
    'mail',
    'language',
    'organisation_code',
    'profession',
    'team',
    'guardian_of',
  ];
  const rows = storyPeople.map((person) => [
    person.country,
    person.number,
    person.givenName,
    person.familyName,
    person.mail,
    person.country === 'DK' ? 'da' : 'nb',
    person.guardianOf === undefined ? person.organisation : '',
    person.profession ?? '',
    person.team ?? '',
    storyPeople.find((other) => other.sub === person.guardianOf)?.number ?? '',
  ]);
  return toCsv(heading, rows);
}

function toCsv(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  return [heading, ...rows]
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
    .join('\r\n');
}
