/** All words of all screens: `m.rooms_send()`, `m.platform_and_more_people({ count: 2 })`. Unused ones are left out of the bundle. */
export * as m from './generated/paraglide/messages/_index.js';
