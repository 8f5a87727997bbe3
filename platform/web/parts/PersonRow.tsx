import type { ReactNode } from 'react';
import { Avatar } from './Avatar.tsx';
import './person-row.css';

export type PersonRowProps = {
  name: string;
  /** Role and place, or what this person holds now. */
  subline?: ReactNode;
  /** Beside the name, e.g. a time. */
  aside?: ReactNode;
  /** A link or a button at the end of the row. */
  action?: ReactNode;
  /** More lines under the subline. */
  children?: ReactNode;
};

/** One person in a `PersonList`. */
export function PersonRow({ name, subline, aside, action, children }: PersonRowProps) {
  return (
    <li className="ti-person-row">
      <Avatar name={name} />
      <div className="ti-person-row__text">
        <p>
          <strong className="ti-person-row__name">{name}</strong>
          {aside !== undefined && <span className="ti-quiet"> {aside}</span>}
        </p>
        {subline !== undefined && <p className="ti-quiet">{subline}</p>}
        {children}
      </div>
      {action !== undefined && <div className="ti-person-row__action">{action}</div>}
    </li>
  );
}

export function PersonList({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className="ti-person-list" aria-label={label}>
      {children}
    </ul>
  );
}
