import { describe, expect, it } from 'vitest';
import { AttachmentId, MessageId, ThreadId } from '../../../kernel/ids.ts';
import { ok, refuse } from '../../../kernel/result.ts';
import { attachToMessage } from './attach-to-message.ts';
import { type Attachment, cleanFileName, largestFile, mostUnsent, promisesAnother } from './attachment.ts';
import { type BeginningState, beginAttachment } from './begin-attachment.ts';
import { NewMessage } from './message.ts';
import { rulesVersion } from './room.ts';

const id = (nr: number) => AttachmentId.parse(`0190a000-0000-7000-8000-00000000000${nr}`);

describe('The name of a file', () => {
  it.each([
    ['Henvisning.PDF', 'Henvisning.pdf'],
    ['C:\\Users\\are\\Henvisning.pdf', 'Henvisning.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['  .skjult.pdf', 'skjult.pdf'],
    ['uten endelse', 'uten endelse.pdf'],
    ['bilde\u202Egpj.pdf', 'bildegpj.pdf'],
    ['linje\nskift\u0000.pdf', 'linjeskift.pdf'],
    ['', 'fil.pdf'],
    ['\u200B', 'fil.pdf'],
    [`${'a'.repeat(300)}.pdf`, `${'a'.repeat(100)}.pdf`],
  ])('%j is kept as %j', (given, kept) => expect(cleanFileName(given, ['pdf'])).toBe(kept));

  it.each([
    ['bilde.jpg', ['jpg', 'jpeg'], false],
    ['bilde.JPEG', ['jpg', 'jpeg'], false],
    ['bilde', ['jpg'], false],
    ['Referat 3. mai', ['txt'], false],
    ['bilde.jpg.exe', ['jpg'], true],
    ['side.html', ['txt'], true],
    ['bilde.png', ['jpg'], true],
  ])('%j promises something else than %j: %s', (name, extensions, another) =>
    expect(promisesAnother(name, extensions)).toBe(another),
  );
});

describe('Beginning to upload', () => {
  const state: BeginningState = { isClosed: false, me: { kind: 'practitioner', rulesVersion }, unsent: 0 };
  it.each([
    ['in an open room', {}, 1, ok(null)],
    ['the largest file', {}, largestFile, ok(null)],
    ['a citizen who has accepted no rules', { me: { kind: 'citizen' as const, rulesVersion: null } }, 1, ok(null)],
    ['in a closed room', { isClosed: true }, 1, refuse('room-is-closed')],
    [
      'without the rules',
      { me: { kind: 'practitioner' as const, rulesVersion: null } },
      1,
      refuse('rules-not-accepted'),
    ],
    ['a file that is larger', {}, largestFile + 1, refuse('attachment-is-too-large')],
    ['with many lying unsent', { unsent: mostUnsent }, 1, refuse('too-many-unsent-attachments')],
  ])('%s', (_what, more, size, result) => expect(beginAttachment({ ...state, ...more }, size)).toEqual(result));
});

describe('What a message takes along', () => {
  const message: NewMessage = {
    id: MessageId.parse('0190a000-0000-7000-8000-000000000011'),
    threadId: ThreadId.parse('0190a000-0000-7000-8000-000000000012'),
    body: '',
    urgency: 'no-hurry',
    asks: { of: 'nobody' },
  };
  const attachment: Attachment = {
    id: id(1),
    kind: 'document',
    name: 'a.pdf',
    description: '',
    mediaType: 'application/pdf',
    size: 1,
    width: null,
    height: null,
    seconds: null,
  };
  const whole = (nr: number) => ({ id: id(nr), attachment: { ...attachment, id: id(nr) } });
  const taking = (...nrs: number[]) => nrs.map((nr) => ({ id: id(nr), description: '' }));
  it.each([
    ['nothing', {}, [], ok(null)],
    ['what is whole', { attachments: taking(1, 2) }, [whole(1), whole(2)], ok(null)],
    ['what is not there', { attachments: taking(1, 2) }, [whole(1)], refuse('attachment-is-not-here')],
    [
      'what is still on its way',
      { attachments: taking(1) },
      [{ id: id(1), attachment: null }],
      refuse('attachment-is-not-here'),
    ],
    ['the same twice', { attachments: taking(1, 1) }, [whole(1)], refuse('attachment-is-not-here')],
    [
      'something with a correction',
      { attachments: taking(1), correctsId: message.id },
      [whole(1)],
      refuse('correction-brings-no-attachments'),
    ],
    ['nothing with a correction', { correctsId: message.id }, [], ok(null)],
  ])('%s', (_what, more, unsent, result) => expect(attachToMessage({ ...message, ...more }, unsent)).toEqual(result));

  it('may be all that it says, but at most ten', () => {
    const says = (body: string, count: number) =>
      NewMessage.safeParse({ ...message, body, attachments: taking(...Array<number>(count).fill(1)) }).success;
    expect([says('Hei', 0), says('', 1), says('', 10), says('', 0), says('  ', 0), says('Hei', 11)]).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});
