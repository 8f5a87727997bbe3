import { Link } from '@tanstack/react-router';
import type { ComponentType, ReactNode, SVGProps } from 'react';
import { m } from '../words.ts';
import { Logo } from './Logo.tsx';
import { OfflineBanner } from './OfflineBanner.tsx';
import { UpdateBanner } from './UpdateBanner.tsx';
import './app-frame.css';

type Icon = ComponentType<SVGProps<SVGSVGElement>>;

export type NavItem = {
  to: string;
  label: string;
  icon: Icon;
  /** The same icon filled, for the place where one is. */
  activeIcon?: Icon;
  /** A fifth item and more: left out at the bottom of a phone, so it must be reachable from another screen there. */
  wideOnly?: boolean;
};

export type AppFrameProps = {
  items: readonly NavItem[];
  /** Who is signed in and as what; shown where there is room. */
  person?: { name: string; role?: string; organisation?: string };
  /** Under the person: language, appearance, signing out. */
  menu?: ReactNode;
  children: ReactNode;
};

/** Around every screen of a signed-in person: navigation at the bottom of a phone, at the side of a wide screen. */
export function AppFrame({ items, person, menu, children }: AppFrameProps) {
  return (
    <div className="ti-frame">
      <a className="ti-skip" href="#main">
        {m.platform_skip_to_content()}
      </a>
      <nav className="ti-frame__side" aria-label={m.platform_main_navigation()}>
        <div className="ti-frame__logo">
          <Logo />
        </div>
        <div className="ti-nav">
          {items.map((item) => (
            <NavLink key={item.to} {...item} />
          ))}
        </div>
        {person !== undefined && (
          <div className="ti-frame__person">
            {[person.name, person.role, person.organisation].map((line) => line && <p key={line}>{line}</p>)}
            {menu}
          </div>
        )}
      </nav>
      <div className="ti-frame__page">
        <OfflineBanner />
        <UpdateBanner />
        {children}
      </div>
    </div>
  );
}

function NavLink({ to, label, icon: Still, activeIcon: Active = Still, wideOnly = false }: NavItem) {
  return (
    <Link
      to={to}
      activeOptions={{ exact: to === '/' }}
      className={`ti-nav__item${wideOnly ? ' ti-nav__item--wide' : ''}`}
    >
      {({ isActive }) => (
        <>
          {isActive ? <Active aria-hidden="true" /> : <Still aria-hidden="true" />}
          <span>{label}</span>
        </>
      )}
    </Link>
  );
}
