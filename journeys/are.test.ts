import { playAre } from './play-are.ts';

playAre({ window: 'desktop', language: 'nb' });
playAre({ window: 'desktop', language: 'en' });
// In Norwegian the story is played on a phone across two servers; in English too, whenever every manner is asked for.
if (process.env['EVERY_MANNER']) playAre({ window: 'phone', language: 'en' });
