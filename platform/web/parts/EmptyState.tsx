import type { ReactNode } from 'react';
import './card.css';
import './section.css';

export type EmptyStateProps = { title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here, and that is fine: says why, and what one could do. */
export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className="ti-card ti-card--sand ti-stack">
      <div>
        <p>
          <strong>{title}</strong>
        </p>
        {children !== undefined && <div className="ti-quiet">{children}</div>}
      </div>
      {action !== undefined && <div>{action}</div>}
    </div>
  );
}
