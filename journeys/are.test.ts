import { manners, playedIn } from './person.ts';
import { playAre } from './play-are.ts';

// In Norwegian the story is played on a phone across two servers.
for (const manner of playedIn(manners[3])) playAre(manner);
