import { playAre } from './play-are.ts';

playAre({ window: 'phone', language: 'nb' });
playAre({ window: 'phone', language: 'en' });
