import type { ReactNode } from 'react';
import './card.css';

export type CardProps = {
  children: ReactNode;
  /** teal: a permission or an offer · sand: aside · amber: something that stands out and can be questioned. */
  tone?: 'plain' | 'teal' | 'sand' | 'amber';
  /** A teal edge: what happens next. At most one on a screen. */
  marked?: boolean;
  as?: 'div' | 'article' | 'li';
};

export function Card({ children, tone = 'plain', marked = false, as: Element = 'div' }: CardProps) {
  return <Element className={`ti-card ti-card--${tone}${marked ? ' ti-card--marked' : ''}`}>{children}</Element>;
}
