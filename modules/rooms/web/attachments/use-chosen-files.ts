import { useSyncExternalStore } from 'react';
import type { RoomId } from '../../../../kernel/ids.ts';
import { type Chosen, type ChosenFiles, chosenFilesOf } from './chosen-files.ts';

/** The files that go with the message one writes in a place. */
export function useChosenFiles(roomId: RoomId, place: string): { files: ChosenFiles; chosen: readonly Chosen[] } {
  const files = chosenFilesOf(roomId, place);
  return { files, chosen: useSyncExternalStore(files.all.subscribe, files.all.get) };
}
