import { m } from '../words.ts';
import './loading.css';

/** A calm place for what is on its way. */
export function Loading({ lines = 3 }: { lines?: number }) {
  return (
    <div className="ti-loading" role="status">
      <span className="aksel-sr-only">{m.platform_loading()}</span>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className="ti-loading__line" aria-hidden="true" />
      ))}
    </div>
  );
}
