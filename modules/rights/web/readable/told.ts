import type { AuditEntry } from '../../../audit/domain/audit-entry.ts';
import type { ConsentActionTold, ConsentTold } from '../../../consent/domain/about-me.ts';
import type {
  AffiliationTold,
  CloseOneTold,
  CloseToTold,
  ContactTold,
  IdentityTold,
  NotificationTold,
  PersonTold,
  PushTold,
  RoleTold,
  SessionTold,
} from '../../../people/domain/about-me.ts';
import type {
  DraftTold,
  LinkTold,
  MessageTold,
  ParticipantTold,
  ReadMarkTold,
  RoomTold,
  ThreadTold,
} from '../../../rooms/domain/about-me.ts';
import type { EverythingAboutMe } from '../../domain/everything-about-me.ts';

type Lists<T> = { [K in keyof T]?: T[K][] };

/** The lists that this page has words for; a later module adds its own here and a section to `readable-page.tsx`. */
export type Told = Omit<EverythingAboutMe, 'parts'> & {
  parts: {
    people: Lists<{
      person: PersonTold;
      identityNumbers: IdentityTold;
      contact: ContactTold;
      notifications: NotificationTold;
      wokenBrowsers: PushTold;
      sessions: SessionTold;
      roles: RoleTold;
      affiliations: AffiliationTold;
      closeToMe: CloseOneTold;
      iAmCloseTo: CloseToTold;
    }>;
    audit: Lists<{ entries: AuditEntry }>;
    consent: Lists<{ steps: ConsentActionTold; now: ConsentTold }>;
    rooms: Lists<{
      rooms: RoomTold;
      participants: ParticipantTold;
      links: LinkTold;
      threads: ThreadTold;
      messages: MessageTold;
      readMarks: ReadMarkTold;
      drafts: DraftTold;
    }>;
  };
};

const inWords: Readonly<Record<string, readonly string[]>> = {
  people: [
    'person',
    'identityNumbers',
    'contact',
    'notifications',
    'wokenBrowsers',
    'sessions',
    'roles',
    'affiliations',
    'closeToMe',
    'iAmCloseTo',
  ],
  audit: ['entries'],
  consent: ['steps', 'now'],
  rooms: ['rooms', 'participants', 'links', 'threads', 'messages', 'readMarks', 'drafts'],
};

/** Whether a file is one of ours, of the version that this page reads; the server has just made it. */
export function isTold(file: unknown): file is Told {
  if (typeof file !== 'object' || file === null || !('format' in file && 'version' in file && 'parts' in file))
    return false;
  if (file.format !== 'tillit-everything-about-me' || file.version !== 1) return false;
  const { parts } = file;
  return typeof parts === 'object' && parts !== null && Object.keys(inWords).every((name) => name in parts);
}

/** Lists that nobody has given words yet: they stand at the end as they are, so that nothing is left out. */
export function listsWithoutWords({ parts }: Pick<EverythingAboutMe, 'parts'>): WordlessList[] {
  return Object.entries(parts).flatMap(([module, lists]) =>
    Object.entries(lists)
      .filter(([list, rows]) => inWords[module]?.includes(list) !== true && rows.length > 0)
      .map(([list, rows]) => ({ name: `${module}: ${list}`, rows })),
  );
}

export interface WordlessList {
  name: string;
  rows: readonly unknown[];
}
