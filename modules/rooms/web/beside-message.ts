import { createContext, type ReactNode } from 'react';
import type { MessageId, RoomId } from '../../../kernel/ids.ts';

export interface BesideMessageProps {
  roomId: RoomId;
  messageId: MessageId;
  isMine: boolean;
  /** Whether I am in this room as its citizen, or act for her. */
  iAmCitizen: boolean;
}

/** What a later module shows under a message; the app says which one, so that rooms need not know it. */
export const BesideMessage = createContext<(message: BesideMessageProps) => ReactNode>(() => null);
