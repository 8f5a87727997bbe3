import { manners } from './person.ts';
import { playAre } from './play-are.ts';

// In every manner, when that is asked for; the check plays the story on a phone across two servers.
for (const manner of manners) playAre(manner);
