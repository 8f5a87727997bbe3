import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../testing/zip-for-tests.ts';
import { tellContentType } from './content-type.ts';

const types = '<Types><Default Extension="xml" ContentType="application/xml"/></Types>';
const docx = { '[Content_Types].xml': types, 'word/document.xml': '<w:document/>' };
const odt = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' };
const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n';
const html = '<html><script>alert(1)</script></html>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const square = sharp({ create: { width: 8, height: 8, channels: 3, background: '#0a6' } });

const tell = async (bytes: Buffer | string) => {
  const type = await tellContentType(Buffer.from(bytes));
  return typeof type === 'string' ? type : `${type.kind} ${type.mediaType}`;
};

describe('A file is known by what is in it', () => {
  it.each([
    ['jpeg', 'picture image/jpeg'],
    ['png', 'picture image/png'],
    ['webp', 'picture image/webp'],
  ] as const)('%s', async (format, told) =>
    expect(await tell(await square.clone().toFormat(format).toBuffer())).toBe(told),
  );

  it.each([
    ['a PDF', pdf, 'document application/pdf'],
    ['text', 'Blåbær, 3 < 4 og 5 > 4', 'document text/plain'],
    [
      'a text document',
      zipOf(docx),
      'document application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
    [
      'a spreadsheet',
      zipOf({ '[Content_Types].xml': types, 'xl/workbook.xml': '' }),
      'document application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ],
    ['an OpenDocument', zipOf(odt), 'document application/vnd.oasis.opendocument.text'],
  ])('%s', async (_what, bytes, told) => expect(await tell(bytes)).toBe(told));
});

describe('A file is refused that', () => {
  it.each([
    ['is HTML', html],
    ['is HTML behind some space', `\n\t ${html}`],
    ['is HTML behind some words', `Hei ${html}`],
    ['is HTML behind a mark of UTF-8', `\uFEFF${html}`],
    ['is an SVG', svg],
    ['is an SVG with a beginning', `<?xml version="1.0"?>${svg}`],
    ['is HTML in UTF-16', Buffer.from(`\uFEFF${html}`, 'utf16le')],
    ['is a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1')],
    ['is a program', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['is an archive', zipOf({ 'a.txt': 'a' })],
    ['is a Java archive', zipOf({ 'META-INF/MANIFEST.MF': 'Main-Class: A', 'A.class': 'a' })],
    ['is a PDF and HTML', `${pdf}${html}`],
    ['is HTML and a PDF', `${html}${pdf}`],
    ['is a PDF and an archive', Buffer.concat([Buffer.from(pdf), zipOf({ 'a.txt': 'a' })])],
    ['is a document with something before it', Buffer.concat([Buffer.from('PK  '), zipOf(docx)])],
    ['is a document with something behind it', Buffer.concat([zipOf(docx), Buffer.from(html)])],
    ['is a document cut short', zipOf(docx).subarray(0, -30)],
    ['has control characters', 'Hei\u0000du'],
    ['is empty of meaning', Buffer.from([0xff, 0xfe, 0xfd, 0x00, 0x01])],
  ])('%s', async (_what, bytes) => expect(await tell(bytes)).toBe('file-type-not-allowed'));

  it.each([
    ['carries macros', zipOf({ ...docx, 'word/vbaProject.bin': 'x' })],
    [
      'carries macros under another name',
      zipOf({
        ...docx,
        '[Content_Types].xml': '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        'word/a.bin': 'x',
      }),
    ],
    [
      'says that it may',
      zipOf({ ...docx, '[Content_Types].xml': 'application/vnd.ms-word.document.macroEnabled.main+xml' }),
    ],
    ['carries an ActiveX control', zipOf({ ...docx, 'word/activeX/activeX1.xml': '' })],
    ['carries a Basic library', zipOf({ ...odt, 'Basic/Standard/Module1.xml': '' })],
  ])('%s', async (_what, bytes) => expect(await tell(bytes)).toBe('document-has-macros'));

  it('is HEIC, by name', async () => {
    const heic = Buffer.concat([
      Buffer.from([0, 0, 0, 24]),
      Buffer.from('ftypheic'),
      Buffer.alloc(4),
      Buffer.from('mif1heic'),
    ]);
    expect(await tell(heic)).toBe('picture-is-heic');
  });
});
