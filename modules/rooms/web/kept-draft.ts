/** What somebody is writing in one place. */
export interface Draft {
  subject: string;
  body: string;
}

/**
 * Words on their way to the server, kept in this tab until it has them: a session that has ended and the way through
 * the electronic ID must not cost what was typed. By person, since the next to sign in here may be another.
 */
export function keptDraft(personId: string, roomId: string, threadId: string) {
  const key = `tillit.draft ${personId} ${roomId} ${threadId}`;
  return {
    find: (): Draft | undefined => within(() => readDraft(sessionStorage.getItem(key))),
    keep: (draft: Draft) => within(() => sessionStorage.setItem(key, JSON.stringify(draft))),
    /** Forgets it, unless something newer has been typed meanwhile. */
    forget: (draft: Draft) =>
      within(() => {
        if (sessionStorage.getItem(key) === JSON.stringify(draft)) sessionStorage.removeItem(key);
      }),
  };
}

function readDraft(text: string | null): Draft | undefined {
  const kept: unknown = text === null ? undefined : JSON.parse(text);
  return isDraft(kept) ? kept : undefined;
}

function isDraft(kept: unknown): kept is Draft {
  if (typeof kept !== 'object' || kept === null || !('subject' in kept) || !('body' in kept)) return false;
  return typeof kept.subject === 'string' && typeof kept.body === 'string';
}

/** Where storage is closed to us, or full, the words are only on the page and with the server. */
function within<Outcome>(work: () => Outcome): Outcome | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
