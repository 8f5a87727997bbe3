import { readZip, type ZipEntry } from './read-zip.ts';

export interface OfficeType {
  kind: 'document';
  mediaType: string;
  extensions: readonly [string];
}

const ooxml = 'application/vnd.openxmlformats-officedocument';
const mainParts = [
  ['word/document.xml', { kind: 'document', mediaType: `${ooxml}.wordprocessingml.document`, extensions: ['docx'] }],
  ['xl/workbook.xml', { kind: 'document', mediaType: `${ooxml}.spreadsheetml.sheet`, extensions: ['xlsx'] }],
  [
    'ppt/presentation.xml',
    { kind: 'document', mediaType: `${ooxml}.presentationml.presentation`, extensions: ['pptx'] },
  ],
] as const satisfies readonly (readonly [string, OfficeType])[];
const openDocuments: Readonly<Record<string, string>> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' };

/** Which office document a ZIP is by its parts; one that can run something is refused, also when it is called otherwise. */
export function readOfficeType(bytes: Buffer): OfficeType | 'file-type-not-allowed' | 'document-has-macros' {
  const entries = readZip(bytes);
  if (entries === undefined) return 'file-type-not-allowed';
  const find = (name: string) => entries.find((entry) => entry.name === name)?.read();
  const types = find('[Content_Types].xml');
  if (types !== undefined) {
    if (/vbaProject|macroEnabled|activeX|oleObject/i.test(types) || entries.some(runsSomething))
      return 'document-has-macros';
    return mainParts.find(([part]) => entries.some(({ name }) => name === part))?.[1] ?? 'file-type-not-allowed';
  }
  const [first] = entries;
  const kind =
    first?.name === 'mimetype'
      ? /^application\/vnd\.oasis\.opendocument\.(\w+)$/.exec(first.read() ?? '')?.[1]
      : undefined;
  const extension = kind === undefined ? undefined : openDocuments[kind];
  if (kind === undefined || extension === undefined) return 'file-type-not-allowed';
  if (entries.some(runsSomething)) return 'document-has-macros';
  return { kind: 'document', mediaType: `application/vnd.oasis.opendocument.${kind}`, extensions: [extension] };
}

function runsSomething({ name }: ZipEntry): boolean {
  return /vbaProject|activeX\/|macrosheets\/|oleObject|^Basic\/|^Scripts\/|^Object \d+\//i.test(name);
}
