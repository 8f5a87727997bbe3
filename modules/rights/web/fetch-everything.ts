import { isTold, type Told } from './readable/told.ts';
import { rightsApi } from './rights-api.ts';

export interface FetchedFile {
  /** As it came, to be saved. */
  data: File;
  /** The same, to be read. */
  told: Told;
}

/** Fetches everything about me once; saving it in both ways asks no second time, and leaves one line in the log. */
export async function fetchEverything(): Promise<FetchedFile> {
  const data = await rightsApi.client.exportEverything();
  const told: unknown = JSON.parse(await data.text());
  if (!isTold(told)) throw new Error('The file is of another version than this page.');
  return { data, told };
}
