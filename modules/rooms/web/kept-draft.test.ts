import { beforeEach, describe, expect, it } from 'vitest';
import { keptDraft } from './kept-draft.ts';

const written = { subject: '', body: 'Det jeg ville si' };

describe('words on their way to the server', () => {
  beforeEach(() => sessionStorage.clear());

  it('are found again by whoever wrote them, in the place they were written for', () => {
    keptDraft('ingrid', 'room', 'thread').keep(written);
    expect(keptDraft('ingrid', 'room', 'thread').find()).toEqual(written);
    expect(keptDraft('vera', 'room', 'thread').find()).toBeUndefined();
    expect(keptDraft('ingrid', 'room', 'other').find()).toBeUndefined();
  });

  it('are forgotten when the server has them, but not what was typed meanwhile', () => {
    const kept = keptDraft('ingrid', 'room', 'thread');
    kept.keep(written);
    kept.keep({ ...written, body: 'Det jeg ville si, er' });
    kept.forget(written);
    expect(kept.find()?.body).toBe('Det jeg ville si, er');
    kept.forget({ ...written, body: 'Det jeg ville si, er' });
    expect(kept.find()).toBeUndefined();
  });

  it('that are no draft are left alone', () => {
    sessionStorage.setItem('tillit.draft ingrid room thread', '{"body":1');
    expect(keptDraft('ingrid', 'room', 'thread').find()).toBeUndefined();
  });
});
