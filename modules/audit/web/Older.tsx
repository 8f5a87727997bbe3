import { Button } from '@navikt/ds-react/Button';
import { useEffect, useRef } from 'react';
import { formatDate } from '../../../platform/web/format.ts';
import { m } from '../../../platform/web/words.ts';
import type { Seen, SeenLog } from './seen-data.ts';

/** How far back the log has been fetched, said aloud when it grows, and a way to what is older. */
export function Older({ log, seen: { hasOlder, isLoadingOlder, loadOlder } }: { log: SeenLog; seen: Seen }) {
  const text = useFocusAtEnd(hasOlder);
  if (log.oldest === undefined) return null;
  return (
    <div className="audit-older">
      <p ref={text} tabIndex={-1} className="ti-quiet" aria-live="polite">
        {m.audit_loaded({ count: log.count, day: formatDate(log.oldest) })}{' '}
        {!hasOlder && <span>{m.audit_no_older()}</span>}
      </p>
      {hasOlder && (
        <Button variant="secondary" onClick={loadOlder} loading={isLoadingOlder}>
          {m.audit_older()}
        </Button>
      )}
    </div>
  );
}

/** The button goes away under the finger that pressed it; the focus then stays at the words beside it. */
function useFocusAtEnd(hasOlder: boolean) {
  const text = useRef<HTMLParagraphElement>(null);
  const had = useRef(hasOlder);
  useEffect(() => {
    if (had.current && !hasOlder) text.current?.focus({ preventScroll: true });
    had.current = hasOlder;
  }, [hasOlder]);
  return text;
}
