import { describe, expect, it } from 'vitest';
import { OrganisationId, ParticipantId } from '../../../kernel/ids.ts';
import { type Chapter, Chapter as Chapters, ChapterId, inReadingOrder, Topic, VersionId } from './chapter.ts';
import { decideLine, decideReaders, decideStriking, LineText, MemoryLine } from './memory-line.ts';
import { decideRelease, isFor } from './release-chapter.ts';
import { decideWriting, type Wish } from './write-chapter.ts';

const id = (last: number) => `00000000-0000-4000-8000-0000000000${String(last).padStart(2, '0')}`;
const chapter = (given: Partial<Chapter> = {}): Chapter => ({
  ...Chapters.parse({
    id: id(1),
    topic: 'matters-most',
    title: '',
    text: 'Ro',
    versionId: id(2),
    writtenAt: '2026-11-06T09:00:00.000Z',
    writtenAs: 'citizen',
  }),
  ...given,
});
const wish = (given: Partial<Wish> = {}): Wish => ({
  id: ChapterId.parse(id(1)),
  topic: 'matters-most',
  title: '',
  text: 'Ro om morgenen',
  basedOn: VersionId.parse(id(2)),
  ...given,
});

describe('The chapters', () => {
  it('are read in the same order by everybody, what matters most first, and none is for a diagnosis', () => {
    const shuffled = Topic.options.toReversed().map((topic) => ({ topic }));
    expect(inReadingOrder(shuffled).map(({ topic }) => topic)).toEqual(Topic.options);
    expect(Topic.options[0]).toBe('matters-most');
    expect(`${Topic.options.join()} ${Object.keys(Chapters.shape).join()}`).not.toMatch(/diagnos|condition|problem/);
  });
});

describe('Writing a chapter', () => {
  const fresh = { id: ChapterId.parse(id(9)), basedOn: null };
  it.each<[string, readonly Chapter[], Wish, string]>([
    ['begins one', [], wish(fresh), 'first-version'],
    ['without words begins none', [], wish({ ...fresh, text: '' }), 'words-needed'],
    ['of her own needs a title', [], wish({ ...fresh, topic: 'own' }), 'title-needed'],
    ['of her own with a title begins one', [], wish({ ...fresh, topic: 'own', title: 'Turer' }), 'first-version'],
    ['of a topic that was begun elsewhere', [chapter()], wish(fresh), 'chapter-has-changed'],
    ['changes what was before her eyes', [chapter()], wish(), 'new-version'],
    ['changes nothing else', [chapter()], wish({ basedOn: VersionId.parse(id(3)) }), 'chapter-has-changed'],
    ['sent again is nothing new', [chapter()], wish({ text: 'Ro', basedOn: null }), 'nothing-new'],
    ['does not move it to another topic', [chapter()], wish({ topic: 'please' }), 'chapter-has-changed'],
    ['empty puts it away', [chapter()], wish({ text: '' }), 'put-away'],
    ['goes on where it was put away', [chapter({ text: '' })], wish(), 'new-version'],
    ['based on what is not there', [], wish(), 'chapter-has-changed'],
  ])('%s', (_, chapters, asked, comesTo) => {
    const decided = decideWriting(chapters, asked);
    expect(decided.ok ? decided.value : decided.reason).toBe(comesTo);
  });
});

describe('Releasing a chapter', () => {
  const [trond, sara] = [ParticipantId.parse(id(20)), ParticipantId.parse(id(21))];
  const [askoy, dps] = [OrganisationId.parse(id(10)), OrganisationId.parse(id(11))];
  const seats = [{ participantId: trond, organisationId: askoy }];
  const toTrond = { kind: 'participant', participantId: trond } as const;
  it.each<[string, Partial<Parameters<typeof decideRelease>[0]>, Parameters<typeof decideRelease>[1], string]>([
    ['to somebody who is there', {}, toTrond, 'allowed'],
    ['to her organisation', {}, { kind: 'organisation', organisationId: askoy }, 'allowed'],
    ['to somebody who is not there', {}, { kind: 'participant', participantId: sara }, 'receiver-is-not-here'],
    [
      'to an organisation without anybody there',
      {},
      { kind: 'organisation', organisationId: dps },
      'receiver-is-not-here',
    ],
    ['by a child whose guardian decides', { decides: false }, toTrond, 'citizen-side-decides'],
    ['with nothing to read', { chapter: chapter({ text: '' }) }, toTrond, 'chapter-is-empty'],
    ['that is not there', { chapter: undefined }, toTrond, 'not-found'],
  ])('%s', (_, given, to, comesTo) => {
    const decided = decideRelease({ decides: true, chapter: chapter(), seats, ...given }, to);
    expect(decided.ok ? 'allowed' : decided.reason).toBe(comesTo);
  });

  it('to an organisation does not reach a relative, who has none', () => {
    expect(isFor({ kind: 'organisation', organisationId: askoy }, { participantId: sara, organisationId: null })).toBe(
      false,
    );
  });
});

describe('A memory line', () => {
  const line = (given: object = {}) =>
    MemoryLine.parse({
      id: id(5),
      text: 'Ella og Jonas',
      writtenAt: '2026-11-06T09:00:00.000Z',
      writtenBy: {
        participantId: id(20),
        name: 'Trond Vik',
        profession: 'psychologist',
        organisation: 'Askøy kommune',
      },
      isMine: false,
      readBy: 'writer',
      ...given,
    });
  const [citizen, worker, relative] = [
    { kind: 'citizen', isClosed: false },
    { kind: 'practitioner', isClosed: false },
    { kind: 'related-person', isClosed: false },
  ] as const;
  const said = (decided: { ok: true; value: unknown } | { ok: false; reason: string }) =>
    decided.ok ? 'allowed' : decided.reason;

  it('has at most 200 characters, and some', () => {
    expect(LineText.safeParse('a'.repeat(200)).success).toBe(true);
    expect(LineText.safeParse('a'.repeat(201)).success).toBe(false);
    expect(LineText.safeParse('  ').success).toBe(false);
  });

  it('is written by who works with her, while the room is open', () => {
    expect(said(decideLine(worker))).toBe('allowed');
    expect(said(decideLine({ ...worker, isClosed: true }))).toBe('room-is-closed');
    for (const who of [citizen, relative]) expect(said(decideLine(who))).toBe('practitioner-needed');
  });

  it('is struck by the citizen’s side or who wrote it, also in a closed room', () => {
    expect(said(decideStriking({ ...citizen, isClosed: true }, line()))).toBe('allowed');
    expect(said(decideStriking(worker, line({ isMine: true })))).toBe('allowed');
    expect(said(decideStriking(worker, line()))).toBe('not-yours-to-strike');
    expect(said(decideStriking(citizen, undefined))).toBe('not-found');
  });

  it('is let out to the room by who decides for the citizen, and taken back by her side', () => {
    const asked = { line: line(), decides: true, readBy: 'room' } as const;
    expect(decideReaders(citizen, asked)).toEqual({ ok: true, value: 'changes' });
    expect(decideReaders(citizen, { ...asked, line: line({ readBy: 'room' }) })).toEqual({
      ok: true,
      value: 'nothing-new',
    });
    expect(said(decideReaders(citizen, { ...asked, decides: false }))).toBe('citizen-side-decides');
    expect(said(decideReaders(citizen, { line: line({ readBy: 'room' }), decides: false, readBy: 'writer' }))).toBe(
      'allowed',
    );
    expect(said(decideReaders(worker, { ...asked, line: line({ isMine: true }) }))).toBe('citizen-side-decides');
    expect(said(decideReaders(citizen, { ...asked, line: undefined }))).toBe('not-found');
  });
});
