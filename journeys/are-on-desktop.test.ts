import { playAre } from './play-are.ts';

playAre({ window: 'desktop', language: 'nb' });
playAre({ window: 'desktop', language: 'en' });
