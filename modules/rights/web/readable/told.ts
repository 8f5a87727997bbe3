import type { QuestionTold } from '../../../audit/domain/about-me.ts';
import type { AuditEntry } from '../../../audit/domain/audit-entry.ts';
import type { LookWish } from '../../../audit/domain/look-wish.ts';
import type { BlockTold, ConsentActionTold, ConsentTold } from '../../../consent/domain/about-me.ts';
import type { EmergencyTold } from '../../../emergency/domain/about-me.ts';
import type {
  AffiliationTold,
  CloseOneTold,
  CloseToTold,
  ContactTold,
  IdentityTold,
  NotificationTold,
  PasskeyTold,
  PersonTold,
  PhoneCodeTold,
  PhoneTold,
  PushTold,
  RoleTold,
  SessionTold,
} from '../../../people/domain/about-me.ts';
import type {
  AttachmentTold,
  DraftTold,
  LinkTold,
  MessageTold,
  ParticipantTold,
  ReadMarkTold,
  RoomTold,
  SmsChoiceTold,
  ThreadTold,
} from '../../../rooms/domain/about-me.ts';
import type { GoingRoomTold, HoldTold, RectificationTold } from '../../domain/about-me.ts';
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
      phone: PhoneTold;
      phoneCodes: PhoneCodeTold;
      passkeys: PasskeyTold;
      sessions: SessionTold;
      roles: RoleTold;
      affiliations: AffiliationTold;
      closeToMe: CloseOneTold;
      iAmCloseTo: CloseToTold;
    }>;
    audit: Lists<{ entries: AuditEntry; questions: QuestionTold; wishes: LookWish }>;
    consent: Lists<{ steps: ConsentActionTold; now: ConsentTold; blocks: BlockTold }>;
    rooms: Lists<{
      rooms: RoomTold;
      participants: ParticipantTold;
      links: LinkTold;
      threads: ThreadTold;
      messages: MessageTold;
      attachments: AttachmentTold;
      smsChoices: SmsChoiceTold;
      readMarks: ReadMarkTold;
      drafts: DraftTold;
    }>;
    emergency: Lists<{ accesses: EmergencyTold }>;
    rights: Lists<{ rectifications: RectificationTold; goingRooms: GoingRoomTold; holds: HoldTold }>;
  };
};

const inWords: Readonly<Record<string, readonly string[]>> = {
  people: [
    'person',
    'identityNumbers',
    'contact',
    'notifications',
    'wokenBrowsers',
    'phone',
    'phoneCodes',
    'passkeys',
    'sessions',
    'roles',
    'affiliations',
    'closeToMe',
    'iAmCloseTo',
  ],
  audit: ['entries', 'questions', 'wishes'],
  consent: ['steps', 'now', 'blocks'],
  rooms: ['rooms', 'participants', 'links', 'threads', 'messages', 'attachments', 'smsChoices', 'readMarks', 'drafts'],
  emergency: ['accesses'],
  rights: ['rectifications', 'goingRooms', 'holds'],
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
