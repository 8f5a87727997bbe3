import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { m } from '../words.ts';
import { Logo } from './Logo.tsx';
import './page.css';

export type PageProps = {
  title: string;
  /** One quiet line under the title. */
  lead?: ReactNode;
  back?: { to: string; label?: string };
  /** At the end of the top bar: a menu, “1 av 1”. */
  actions?: ReactNode;
  /** The same on a phone only: what stands in the side navigation where there is room for one. */
  phoneActions?: ReactNode;
  /** A room's name stands in the bar, where it stays in sight. */
  titleInBar?: boolean;
  /** A sand strip under the bar: who can read. */
  strip?: ReactNode;
  /** A sand column on a wide screen, last on a phone: the day. */
  aside?: ReactNode;
  /** Stays at the bottom: the composer. */
  footer?: ReactNode;
  children: ReactNode;
};

/** One screen: its bar, its one heading and its one main. Coming here moves the focus to the heading. */
export function Page(props: PageProps) {
  const { title, lead, titleInBar = false, strip, aside, footer, children } = props;
  const heading = useHeading(title);
  const h1 = (
    <h1 ref={heading} tabIndex={-1} className={titleInBar ? 'ti-page__bar-title' : 'ti-page__title'}>
      {title}
    </h1>
  );
  return (
    <div className={`ti-page${aside === undefined ? '' : ' ti-page--with-aside'}`}>
      <Bar {...props} heading={titleInBar ? h1 : undefined} />
      <main id="main" className="ti-page__main">
        {strip !== undefined && <div className="ti-page__strip">{strip}</div>}
        <div className="ti-page__content">
          {!titleInBar && (
            <div className="ti-page__head">
              {h1}
              {lead !== undefined && <p className="ti-page__lead">{lead}</p>}
            </div>
          )}
          {children}
        </div>
        {footer !== undefined && <div className="ti-page__footer">{footer}</div>}
      </main>
      {aside !== undefined && <aside className="ti-page__aside">{aside}</aside>}
    </div>
  );
}

function Bar({ back, actions, phoneActions, heading }: PageProps & { heading: ReactNode }) {
  const bare = back === undefined && actions === undefined && heading === undefined;
  return (
    <header className={`ti-page__bar${bare ? ' ti-page__bar--bare' : ''}`}>
      {back === undefined ? (
        <Logo />
      ) : (
        <Link to={back.to} className="ti-page__back">
          <span aria-hidden="true">‹ </span>
          {back.label ?? m.platform_back()}
        </Link>
      )}
      {heading}
      <div className="ti-page__actions">
        {actions}
        {phoneActions !== undefined && <div className="ti-phone-only">{phoneActions}</div>}
      </div>
    </header>
  );
}

/** The first screen after loading is read from its top by itself; every later one would begin in silence. */
let anyShown = false;

function useHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${m.platform_app_name()}`;
  }, [title]);
  useEffect(() => {
    // Something on the page may have taken the focus already: one came here to write in it.
    const isTaken = heading.current?.closest('.ti-page')?.contains(document.activeElement) === true;
    if (anyShown && !isTaken) heading.current?.focus({ preventScroll: true });
    anyShown = true;
  }, []);
  return heading;
}
