import type { Instant } from '../../../kernel/instant.ts';
import type { ChangedSince } from './before-talk.ts';
import type { Encounter } from './encounter.ts';

interface WhatIsThere {
  threads: readonly { lastMessageAt: Instant }[];
  chapters: readonly { writtenAt: Instant }[];
  lines: readonly { writtenAt: Instant; isMine: boolean }[];
  notes: readonly Encounter[];
  permissions: readonly { givenAt: Instant }[];
  pathways: readonly { since: Instant }[];
}

/** How much has come since I talked with her, of what I may read; what I wrote myself is no news to me. */
export function changedSince(since: Instant, there: WhatIsThere): ChangedSince {
  const { threads, chapters, lines, notes, permissions, pathways } = there;
  const after = (moment: Instant | undefined) => moment !== undefined && moment > since;
  return {
    since,
    threads: threads.filter(({ lastMessageAt }) => after(lastMessageAt)).length,
    chapters: chapters.filter(({ writtenAt }) => after(writtenAt)).length,
    lines: lines.filter(({ writtenAt, isMine }) => !isMine && after(writtenAt)).length,
    notes: notes.filter(({ isMine, notes: [latest] }) => !isMine && after(latest?.at)).length,
    permissions: permissions.filter(({ givenAt }) => after(givenAt)).length,
    pathways: pathways.filter((pathway) => after(pathway.since)).length,
  };
}
