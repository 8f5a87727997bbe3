import type { EventEmitter } from 'node:events';

/**
 * What nobody caught. A promise whose failure nobody waited for is told, and the others are served on. After an
 * exception out of nowhere nobody knows what still holds: it is told, and the process ends so that it is started anew.
 */
export function catchWhatNobodyCaught(
  from: Pick<EventEmitter, 'on'>,
  onFault: (fault: unknown) => void,
  end: () => void,
): void {
  from.on('unhandledRejection', (fault: unknown) => onFault(fault));
  from.on('uncaughtException', (fault: unknown) => {
    onFault(fault);
    end();
  });
}
