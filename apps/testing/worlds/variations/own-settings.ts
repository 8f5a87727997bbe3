import fc from 'fast-check';
import { type Name, names } from '../cast.ts';
import { anyStep, type Variation } from '../secret.ts';

/** What somebody has set for herself. */
export const ownSettings: Variation = (story) =>
  fc.record({ at: anyStep(story), by: fc.constantFrom<Name>(...names) }).map(({ at, by }) => ({
    tells: `${by} sets her own things`,
    at,
    acts: [
      { tells: 'language', play: (world) => world.ask(by, 'people.setLanguage', { language: 'da' }) },
      {
        tells: 'mail',
        play: (world) =>
          world.ask(by, 'people.setNotificationSetting', {
            mail: false,
            push: true,
            sms: true,
            quietFrom: '20:00',
            quietUntil: '06:00',
            mailAddress: null,
          }),
      },
    ],
    isHiddenFrom: (name) => name !== by,
  }));
