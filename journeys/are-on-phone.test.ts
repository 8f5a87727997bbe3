import { playAre } from './play-are.ts';

// In Norwegian the story is played on a phone across two servers.
playAre({ window: 'phone', language: 'en' });
