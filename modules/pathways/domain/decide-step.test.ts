import { describe, expect, test } from 'vitest';
import { PersonId } from '../../../kernel/ids.ts';
import { Instant } from '../../../kernel/instant.ts';
import { findEarlierAnswers, type Intake } from './intake.ts';
import type { PathwayStep } from './pathway-action.ts';
import { day, per, played, referral, roles, type Worker, talk as plainTalk, told } from './pathway-for-tests.ts';

type Taken = readonly [Worker | 'per', PathwayStep];
const sent: Taken = ['trond', referral];
const accepted: Taken = ['sara', { kind: 'accepted' }];
const passed: Taken = ['sara', { kind: 'responsibility-accepted' }];
const next = (text: string): PathwayStep => ({
  kind: 'next-contact-agreed',
  next: { day: day(text), what: 'Samtale' },
});
const moved = (to: Worker) =>
  ({ kind: 'contact-moved', to: roles[to], words: 'Ny jobb' }) as const satisfies PathwayStep;
const asks = (to: Worker) => ({ ...moved(to), kind: 'contact-asked' }) as const satisfies PathwayStep;
const notNow = { kind: 'contact-declined', reason: 'no-time-now', words: '' } as const satisfies PathwayStep;
const paused = (until: string, reason: 'ill' | 'other' = 'ill'): PathwayStep => ({
  kind: 'paused',
  reason,
  words: '',
  until: day(until),
});
const deputy = (who: Worker, from: string, until: string): PathwayStep => ({
  kind: 'deputy-named',
  deputy: roles[who],
  from: day(from),
  until: day(until),
});
const yes: PathwayStep = { ...moved('ingrid'), words: '' };
const takesBack: PathwayStep = { kind: 'contact-ask-withdrawn' };
const offered: Taken = ['sara', { kind: 'ending-offered' }];
const talk = { ...plainTalk, doorOpenUntil: day('2026-12-06') };
const answers = (answer: 'wished' | 'not-wished' | 'not-yet'): Taken => [
  'per',
  { kind: 'ending-answered', answer, words: '' },
];
const ended: Taken = ['sara', { kind: 'ended', doorOpenUntil: day('2026-12-06') }];

describe('Whose step it is', () => {
  test.each<[string, Taken[], Taken, string]>([
    ['who was asked accepts', [sent], accepted, 'taken'],
    ['who sent does not accept for them', [sent], ['trond', { kind: 'accepted' }], 'other-organisation'],
    ['a colleague there says no', [sent], ['stian', { kind: 'not-accepted', words: 'Fullt' }], 'taken'],
    [
      'when somebody receives, she alone says no',
      [sent, accepted],
      ['stian', { kind: 'not-accepted', words: 'Fullt' }],
      'receiver-needed',
    ],
    ['who receives takes the responsibility', [sent, accepted], passed, 'taken'],
    ['nobody gives it to her', [sent, accepted], ['trond', { kind: 'responsibility-accepted' }], 'receiver-needed'],
    ['it is taken once', [sent, accepted, passed], passed, 'step-does-not-fit'],
    ['who sent agrees the next contact while they wait', [sent], ['trond', next('2026-11-20')], 'taken'],
    ['who received does so too', [sent, accepted], ['sara', next('2026-11-20')], 'taken'],
    ['somebody else does not', [sent, accepted], ['ingrid', next('2026-11-20')], 'holder-needed'],
    ['the holder asks a colleague to take over', [sent], ['trond', asks('ingrid')], 'taken'],
    ['and not somebody of another organisation', [sent, accepted], ['trond', asks('sara')], 'colleague-needed'],
    ['and not herself', [sent], ['trond', asks('trond')], 'colleague-needed'],
    ['nobody asks but the holder', [sent], ['ingrid', asks('ingrid')], 'holder-needed'],
    ['one is asked at a time', [sent, ['trond', asks('ingrid')]], ['trond', asks('ingrid')], 'step-does-not-fit'],
    ['who is asked says yes, without a word', [sent, ['trond', asks('ingrid')]], ['ingrid', yes], 'taken'],
    ['nobody says it for her', [sent, ['trond', asks('ingrid')]], ['trond', yes], 'asked-needed'],
    ['or not now', [sent, ['trond', asks('ingrid')]], ['ingrid', notNow], 'taken'],
    ['and says it once', [sent, ['trond', asks('ingrid')], ['ingrid', notNow]], ['ingrid', yes], 'asked-needed'],
    [
      'then she may be asked again',
      [sent, ['trond', asks('ingrid')], ['ingrid', notNow]],
      ['trond', asks('ingrid')],
      'taken',
    ],
    [
      'what was taken back is not answered',
      [sent, ['trond', asks('ingrid')], ['trond', takesBack]],
      ['ingrid', yes],
      'asked-needed',
    ],
    ['a colleague does not take it from her', [sent], ['ingrid', moved('ingrid')], 'asked-needed'],
    [
      'a deputy acts in her days',
      [sent, ['trond', deputy('ingrid', '2026-11-06', '2026-11-09')]],
      ['ingrid', next('2026-11-20')],
      'taken',
    ],
    [
      'and not before',
      [sent, ['trond', deputy('ingrid', '2026-11-07', '2026-11-09')]],
      ['ingrid', next('2026-11-20')],
      'holder-needed',
    ],
    [
      'a deputy for days that are over',
      [sent],
      ['trond', deputy('ingrid', '2026-11-01', '2026-11-05')],
      'day-has-passed',
    ],
    ['a deputy from elsewhere', [sent], ['trond', deputy('sara', '2026-11-06', '2026-11-09')], 'colleague-needed'],
    ['the citizen ends a pause', [sent, ['trond', paused('2026-11-20')]], ['per', { kind: 'resumed' }], 'taken'],
    ['the citizen does not pause for them', [sent], ['per', paused('2026-11-20')], 'holder-needed'],
  ])('%s', (_, before, [who, step], outcome) => {
    expect(played(...before).take(who, step)).toBe(outcome);
  });

  test('when the holder has left, a colleague of hers takes it up, and nobody from elsewhere', () => {
    const pathway = played(sent, accepted);
    pathway.gone.add('trond');
    expect(pathway.take('sara', moved('sara'))).toBe('colleague-needed');
    expect(pathway.take('ingrid', moved('ingrid'))).toBe('taken');
  });

  test('when who receives has left, a colleague there receives; while she is here nobody does in her place', () => {
    const pathway = played(sent, accepted, ['trond', { kind: 'started' }]);
    expect(pathway.take('stian', { kind: 'accepted' })).toBe('step-does-not-fit');
    pathway.gone.add('sara');
    expect(pathway.take('ingrid', { kind: 'accepted' })).toBe('other-organisation');
    expect(pathway.take('stian', { kind: 'accepted' })).toBe('taken');
    expect(pathway.state).toMatchObject({ status: 'accepted', holder: roles.trond, receiver: roles.stian });
  });
});

describe('The first questions', () => {
  const more: Taken = ['stian', { kind: 'asked-for-more', words: 'Hva er prøvd?' }];
  test.each<[string, Taken[], Taken, string]>([
    ['are answered by the citizen', [sent], ['per', told], 'taken'],
    ['are answered by who refers, with her', [sent], ['trond', told], 'taken'],
    ['are not answered by who was asked', [sent], ['sara', told], 'holder-needed'],
    ['are answered anew', [sent, ['trond', told]], ['per', told], 'taken'],
    ['stand as they are once they have accepted', [sent, accepted], ['per', told], 'step-does-not-fit'],
    ['may be left empty', [sent], ['per', { ...told, answers: {} }], 'taken'],
    ['are asked for more about by who was asked', [sent], more, 'taken'],
    ['and not by who refers', [sent], ['trond', more[1]], 'other-organisation'],
    ['with words', [sent], ['sara', { kind: 'asked-for-more', words: '' }], 'words-needed'],
    ['and not any more when they have accepted', [sent, accepted], more, 'step-does-not-fit'],
  ])('%s', (_, before, [who, step], outcome) => {
    expect(played(...before).take(who, step)).toBe(outcome);
  });

  test('the decision is one record: asked for more, until it is answered, and then yes or no with its reason', () => {
    const pathway = played(sent, more);
    expect(pathway.state?.decision).toMatchObject({ is: 'asked-for-more', words: 'Hva er prøvd?', reason: null });
    pathway.take('per', told);
    expect(pathway.state?.decision).toBeNull();
    pathway.take('sara', { kind: 'not-accepted', reason: 'no-room-now', words: 'Fullt til mars' });
    expect(pathway.state?.decision).toMatchObject({ is: 'declined', reason: 'no-room-now', byRoleId: roles.sara });
  });

  test('what was told last is proposed anew, as long as anything was told', () => {
    const toldOn = (help: string, at: string): Intake => ({
      version: 1,
      answers: { help },
      by: PersonId.parse(per),
      byRoleId: null,
      at: Instant.parse(`2026-11-0${at}T09:00:00.000Z`),
    });
    expect(findEarlierAnswers([null, toldOn('Å sove', '2'), toldOn('Arbeid', '4'), toldOn('', '5')])).toEqual({
      help: 'Arbeid',
    });
    expect(findEarlierAnswers([null, toldOn('', '5')])).toBeUndefined();
  });
});

describe('An ending', () => {
  const toEnd: Taken[] = [sent, accepted, passed];
  const talked: Taken = ['sara', talk];
  test.each<[string, Taken[], Taken, string]>([
    ['is talked about after it was offered', toEnd, talked, 'step-does-not-fit'],
    ['is answered by the citizen', [...toEnd, offered], answers('wished'), 'taken'],
    ['is not answered for her', [...toEnd, offered], ['sara', answers('wished')[1]], 'citizen-needed'],
    ['is answered after it was offered', toEnd, answers('wished'), 'step-does-not-fit'],
    ['comes when she needs no talk', [...toEnd, offered, answers('not-wished')], ended, 'taken'],
    [
      'comes after the talk that she wished for, not before',
      [...toEnd, offered, answers('wished')],
      ended,
      'step-does-not-fit',
    ],
    ['comes after that talk', [...toEnd, offered, answers('wished'), talked], ended, 'taken'],
    ['does not come against a "not yet"', [...toEnd, offered, answers('not-yet')], ended, 'step-does-not-fit'],
    ['that is offered again later, begins anew', [...toEnd, offered, answers('not-yet'), offered], ended, 'taken'],
    ['is written by who holds it', [...toEnd, offered], ['stian', talk], 'holder-needed'],
    ['has what was reached', [...toEnd, offered], ['sara', { ...talk, reached: '' }], 'words-needed'],
    ['has whom to call', [...toEnd, offered], ['sara', { ...talk, call: '' }], 'words-needed'],
    ['has a day with words', [...toEnd, offered], ['sara', { ...talk, followUpOn: day('2026-11-20') }], 'words-needed'],
    [
      'has no day that has passed',
      [...toEnd, offered],
      ['sara', { ...talk, followUp: 'Hos legen', followUpOn: day('2026-11-05') }],
      'day-has-passed',
    ],
    [
      'leaves the door open as long as they agreed',
      [...toEnd, offered, talked],
      ['sara', { kind: 'ended', doorOpenUntil: day('2026-12-05') }],
      'door-was-promised',
    ],
    [
      'with no door at all',
      [...toEnd, offered, talked],
      ['sara', { kind: 'ended', doorOpenUntil: null }],
      'door-was-promised',
    ],
    ['or longer', [...toEnd, offered, talked], ['sara', { kind: 'ended', doorOpenUntil: day('2027-01-06') }], 'taken'],
  ])('%s', (_, before, [who, step], outcome) => {
    expect(played(...before).take(who, step)).toBe(outcome);
  });
});

describe('Days and words', () => {
  test.each<[string, Taken[], Taken, string]>([
    ['a next contact yesterday', [sent], ['trond', next('2026-11-05')], 'day-has-passed'],
    ['a next contact today', [sent], ['trond', next('2026-11-06')], 'taken'],
    ['a next contact in two years', [sent], ['trond', next('2028-11-06')], 'day-is-too-far'],
    ['a pause until yesterday', [sent], ['trond', paused('2026-11-05')], 'day-has-passed'],
    ['a pause for another reason without words', [sent], ['trond', paused('2026-11-20', 'other')], 'words-needed'],
    ['a no without words', [sent], ['sara', { kind: 'not-accepted', words: '' }], 'words-needed'],
    ['a colleague who is asked without words', [sent], ['trond', { ...asks('ingrid'), words: '' }], 'words-needed'],
    [
      'a next contact about nothing',
      [sent],
      ['trond', { kind: 'next-contact-agreed', next: { day: day('2026-11-20'), what: '' } }],
      'words-needed',
    ],
    [
      'a door that closed yesterday',
      [sent, accepted, passed, offered],
      ['sara', { kind: 'ended', doorOpenUntil: day('2026-11-05') }],
      'day-has-passed',
    ],
    ['an ending without an offer', [sent, accepted, passed], ended, 'step-does-not-fit'],
    [
      'an ending without a door',
      [sent, accepted, passed, offered],
      ['sara', { kind: 'ended', doorOpenUntil: null }],
      'taken',
    ],
  ])('%s', (_, before, [who, step], outcome) => {
    expect(played(...before).take(who, step)).toBe(outcome);
  });

  test('through the open door the citizen comes back to whom she knows, until its last day', () => {
    const pathway = played(sent, accepted, passed, offered, ended);
    pathway.today = day('2026-12-07');
    expect(pathway.take('per', { kind: 'came-back' })).toBe('door-is-closed');
    pathway.today = day('2026-12-06');
    expect(pathway.take('sara', { kind: 'came-back' })).toBe('citizen-needed');
    expect(pathway.take('per', { kind: 'came-back' })).toBe('taken');
    expect(pathway.state).toMatchObject({ status: 'started', holder: roles.sara, doorOpenUntil: null });
  });

  test('a pause ends where it began', () => {
    const pathway = played(sent, accepted, ['trond', paused('2026-11-20')], ['trond', { kind: 'resumed' }]);
    expect(pathway.state).toMatchObject({ status: 'accepted', pause: null, holder: roles.trond, receiver: roles.sara });
  });
});
