import { type ReactNode, useId } from 'react';
import './section.css';

export type SectionProps = {
  title: string;
  /** At the end of the heading's line: a link to more. */
  action?: ReactNode;
  level?: 2 | 3;
  children: ReactNode;
};

/** A heading with what belongs to it, as a region a screen reader can jump to. */
export function Section({ title, action, level = 2, children }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="ti-section" aria-labelledby={id}>
      <div className="ti-section__head">
        <Heading id={id} className="ti-section__title">
          {title}
        </Heading>
        {action}
      </div>
      <div className="ti-stack">{children}</div>
    </section>
  );
}
