import { expect, it } from 'vitest';
import { findCheckpoints, openLogKey } from '../../modules/audit/server/public.ts';
import { textsOfMail } from './text-of-mail.ts';

const root = 'ab'.repeat(32);
const note = openLogKey(undefined, Buffer.alloc(32, 5)).signCheckpoint({
  origin: 'bergen.example/log',
  size: 42,
  root,
});
const body = `Hello,\n\n${note}\nkeep it; æøå.\n`;
const quoted = (text: string) =>
  text
    .replaceAll('=', '=3D')
    .replaceAll(/[^\n -~]/gu, (letter) =>
      [...Buffer.from(letter)].map((byte) => `=${byte.toString(16).toUpperCase()}`).join(''),
    )
    .replaceAll(/(.{70})(?=.)/g, '$1=\n');
const inLines = (text: string) =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\n');
const mail = (encoding: string, text: string) =>
  `From: a@example.org\nTo: b@example.org\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n${text}\n`;
const forwarded = `Content-Type: multipart/mixed; boundary=x\n\n--x\n${mail('7bit', 'See below.')}\n--x\n${mail('base64', inLines(body))}\n--x--\n`;

it.each([
  ['as it is', mail('8bit', body)],
  ['in quoted-printable', mail('quoted-printable', quoted(body))],
  ['in base64', mail('base64', inLines(body))],
  ['inside another mail', forwarded],
  ['with the other ends of lines', mail('base64', inLines(body)).replaceAll('\n', '\r\n')],
  [
    'with the other ends of lines, in quoted-printable',
    mail('quoted-printable', quoted(body)).replaceAll('\n', '\r\n'),
  ],
])('A head is found in a mail %s', (_, raw) => {
  const found = textsOfMail(raw).flatMap(findCheckpoints);
  expect([...new Set(found.map((one) => JSON.stringify(one)))]).toEqual([JSON.stringify(findCheckpoints(note)[0])]);
});
