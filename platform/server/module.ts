import type { AnyContractRouter } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import type { Clock } from './clock.ts';
import type { Db } from './database.ts';
import type { Files } from './files/files.ts';
import type { Keys } from './keys.ts';

/** What a module may need beyond the unit of a request. */
export interface ServerParts {
  db: Db;
  clock: Clock;
  keys: Keys;
  files: Files;
  /** The public key for Web Push, if push is set up. */
  pushKey: string | undefined;
  /** Who texts come from, if they are set up. */
  textsFrom: string | undefined;
  onFault: (fault: unknown) => void;
}

/** How a module enters the server: one line in apps/server/modules.ts. */
export interface ServerModule {
  name: string;
  contract: AnyContractRouter;
  routes(parts: ServerParts): AnyRouter;
  /** Takes away what nobody needs any more; asked every hour. */
  sweep?(parts: ServerParts): Promise<unknown>;
}
