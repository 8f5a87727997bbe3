import { CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { ok, type Result, refuse } from '../../../kernel/result.ts';
import { findDelimiter } from '../domain/find-delimiter.ts';

const Line = z.array(z.string());

/** Reads a CSV file as spreadsheets write them: UTF-8 or Windows-1252, by semicolon or comma, quoted or not. */
export async function readCsv(bytes: Uint8Array): Promise<Result<string[][], 'file-unreadable'>> {
  const text = decode(bytes);
  // No text has this character, PostgreSQL stores none, and a spreadsheet's own format is full of it.
  if (text.includes('\0')) return refuse('file-unreadable');
  const parser = parse(text, { delimiter: findDelimiter(text), relax_column_count: true, relax_quotes: true });
  const table: string[][] = [];
  try {
    // Read piece by piece, so that others are answered in between.
    for await (const line of parser) table.push(Line.parse(line));
  } catch (fault) {
    if (fault instanceof CsvError) return refuse('file-unreadable');
    throw fault;
  }
  return ok(table);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
