import { StartRefusal } from '../../platform/server/start-refusal.ts';
import { type StoryPerson, storyPeople } from '../demo/story-people.ts';

/** Somebody of the stories by her first name; a StartRefusal that names them all when nobody is called so. */
export function getStoryPerson(name: string | undefined): StoryPerson {
  const wanted = name?.toLocaleLowerCase('nb');
  const person = storyPeople.find(({ givenName }) => givenName.toLocaleLowerCase('nb') === wanted);
  if (person !== undefined) return person;
  const names = storyPeople.map(({ givenName }) => givenName).join(', ');
  throw new StartRefusal(
    name === undefined ? `Say who: ${names}.` : `Nobody in the stories is called "${name}"; there are ${names}.`,
  );
}

/** The people of the stories for a help text, a line each. */
export function tellStoryPeople(): string {
  return storyPeople.map(({ givenName, line }) => `  ${givenName.padEnd(10)} ${line}\n`).join('');
}
