import { describe, expect, it } from 'vitest';
import { findCheckpoints } from './checkpoint.ts';
import { openLogKey } from './log-key.ts';
import { checkNote, readNote, readVerifierKey, toVerifierKey } from './signed-note.ts';
import { openWitnessKey } from './witness-key.ts';

// The key, text and signature that the format's first implementation documents (golang.org/x/mod/sumdb/note).
const theirKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const theirNote = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`;

const log = openLogKey(undefined, Buffer.alloc(32, 5));
const root = 'ab'.repeat(32);
const checkpoint = log.signCheckpoint({ origin: 'bergen.example/log', size: 42, root });
const witness = openWitnessKey('aarhus.example/witness', Buffer.alloc(32, 9));

describe('A signed note', () => {
  it('is the one that others write', () => {
    const key = readVerifierKey(theirKey);
    expect(key && toVerifierKey(key)).toBe(theirKey);
    const note = readNote(theirNote);
    expect(note && key && checkNote(note, key)).toMatchObject({ found: 'right' });
  });

  it('holds no word that was not signed', () => {
    const [key, note] = [readVerifierKey(theirKey), readNote(theirNote.replace('answer', 'anSwer'))];
    expect(note && key && checkNote(note, key)).toEqual({ found: 'wrong' });
    const another = readVerifierKey(witness.verifierKey);
    expect(note && another && checkNote(note, another)).toEqual({ found: 'absent' });
  });

  it.each([
    ['without a signature', 'text\n'],
    ['without an end', theirNote.trimEnd()],
    ['with a line that signs nothing', `${theirNote}more\n`],
    ['with a signature that is no base64', 'text\n\n— name a_b=\n'],
    ['with other control characters', theirNote.replace('problem,', 'problem,\r')],
  ])('is none %s', (_, text) => expect(readNote(text)).toBeUndefined());

  it.each([
    ['of another name', theirKey.replace('Peter', 'Paul')],
    ['that was changed', theirKey.replace('TW', 'TX')],
    ['of another kind of key', 'x+00000000+AAAA'],
    ['that is nothing', ''],
  ])('has no key %s', (_, text) => expect(readVerifierKey(text)).toBeUndefined());

  it('says by a witness when it was confirmed, and the moment is signed too', () => {
    const at = new Date('2026-11-06T09:00:00Z');
    const key = readVerifierKey(witness.verifierKey);
    const line = witness.cosign(readNote(checkpoint)?.text ?? '', at);
    const note = readNote(`${checkpoint}${line}`);
    expect(note && key && checkNote(note, key)).toEqual({ found: 'right', line, at });
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64');
    bytes[11] = (bytes[11] ?? 0) + 1;
    const later = readNote(`${checkpoint}— aarhus.example/witness ${bytes.toString('base64')}\n`);
    expect(later && key && checkNote(later, key)).toEqual({ found: 'wrong' });
  });
});

describe('A checkpoint in a text', () => {
  it.each([
    ['alone', checkpoint],
    ['between other words', `Hello,\nkeep this:\n\n${checkpoint}\nGoodbye\n`],
    ['with other ends of lines', checkpoint.replaceAll('\n', '\r\n')],
    ['quoted', checkpoint.replaceAll(/^/gm, '> ')],
    ['with lines that were broken', checkpoint.replace('— bergen.example/log ', '—\nbergen.example/log\n')],
    ['in one line', checkpoint.replaceAll('\n', ' ')],
  ])('is found %s, and is the same', (_, text) => expect(findCheckpoints(text)).toEqual([readNote(checkpoint)]));

  it('is found each, where there are several', () => {
    const other = log.signCheckpoint({ origin: 'bergen.example/log', size: 43, root });
    expect(findCheckpoints(`${checkpoint}\n${other}`)).toEqual([readNote(checkpoint), readNote(other)]);
    expect(findCheckpoints('Nothing of the kind, 42 times.')).toEqual([]);
  });
});
