import type { ReactNode } from 'react';
import { formatDate } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Sees } from '../../../consent/domain/consent-action.ts';
import type { Preview } from '../../domain/preview.ts';
import './circle.css';

export type PreviewCardProps = {
  name: string;
  sees: Sees;
  /** Nothing while it is counted: the words stand, the numbers come. */
  preview: Preview | undefined;
  /** Who has the overview. */
  contact: string | undefined;
};

/** What somebody will see and what not, in plain words, with the numbers that the row policies have counted (B9). */
export function PreviewCard({ name, sees, preview, contact }: PreviewCardProps) {
  const hidden = preview?.messagesHidden ?? 0;
  const threadsHidden = preview?.threadsHidden ?? 0;
  return (
    <div aria-live="polite" className="ti-preview">
      <h2>{m.rooms_circle_will_see({ name })}</h2>
      <ul>
        <li>{messagesSeen(sees, preview)}</li>
        {preview?.seesNextStep !== false && <li>{m.rooms_circle_sees_next_step()}</li>}
        {preview !== undefined && <li>{m.rooms_circle_sees_people({ count: preview.participantsSeen })}</li>}
        {contact !== undefined && <li>{m.rooms_circle_sees_contact({ contact })}</li>}
      </ul>
      <hr />
      <h2>{m.rooms_circle_will_not_see({ name })}</h2>
      <ul>
        {hidden > 0 && <li>{m.rooms_circle_hidden_messages({ count: hidden })}</li>}
        {threadsHidden > 0 && <li>{m.rooms_circle_hidden_threads({ count: threadsHidden })}</li>}
        <li>{m.rooms_circle_hidden_elsewhere()}</li>
      </ul>
    </div>
  );
}

function messagesSeen(sees: Sees, preview: Preview | undefined): ReactNode {
  const count = preview?.messagesSeen ?? 0;
  const soFar = count > 0 ? ` ${m.rooms_circle_seen_so_far({ count })}` : '';
  switch (sees.kind) {
    case 'now':
      return (
        <>
          {m.rooms_circle_sees_messages()} <strong>{m.rooms_circle_sees_from_now()}</strong>
        </>
      );
    case 'date':
      return (
        <>
          {m.rooms_circle_sees_messages()}{' '}
          <strong>{m.rooms_circle_sees_from_day({ day: dayOrNothing(sees.day) })}</strong>
          {soFar}
        </>
      );
    case 'all':
      return (
        <>
          {m.rooms_circle_sees_messages()} <strong>{m.rooms_circle_sees_from_start()}</strong>
          {soFar}
        </>
      );
  }
}

/** A day being typed is no day yet. */
function dayOrNothing(day: string): string {
  return day === '' ? '…' : formatDate(day);
}
