import { useMutation, useQuery } from '@tanstack/react-query';
import type { ImportRun } from '../domain/import-report.ts';
import { peopleApi } from './people-api.ts';

export type ImportKind = 'people' | 'organisations';
export const largestFile = 20_000_000;

export function useStartImport() {
  return useMutation({
    mutationFn: async ({ file, kind }: { file: File; kind: ImportKind }) =>
      peopleApi.client.startImport({ fileName: file.name, kind, file: await toBase64(file) }),
  });
}

/** How an import goes, asked every second until it has ended. */
export function useImport(id: string | undefined) {
  return useQuery({
    ...peopleApi.query.getImport.queryOptions({ input: { id: id ?? '' } }),
    enabled: id !== undefined,
    refetchInterval: ({ state: { data } }) => (data !== undefined && hasEnded(data) ? false : 1000),
  });
}

export function hasEnded({ status }: ImportRun): boolean {
  return status === 'done' || status === 'refused' || status === 'failed';
}

function toBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      const url = typeof reader.result === 'string' ? reader.result : '';
      resolve(url.slice(url.indexOf(',') + 1));
    };
    reader.onerror = () => reject(reader.error ?? new Error('The file could not be read.'));
    reader.readAsDataURL(file);
  });
}
