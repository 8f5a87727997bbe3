import type { ReactNode } from 'react';
import './waiting-chip.css';

export type WaitingChipProps = {
  /** teal: it lies with somebody · sand: a day further off, or a subject · amber: promised for today. Never red. */
  tone?: 'teal' | 'sand' | 'amber';
  children: ReactNode;
};

/** With whom something waits, or until when it is promised: “Hos NAV”, “mandag”. */
export function WaitingChip({ tone = 'teal', children }: WaitingChipProps) {
  return <span className={`ti-chip ti-chip--${tone}`}>{children}</span>;
}
