import { Link } from '@tanstack/react-router';
import { m } from '../../../platform/web/words.ts';
import type { Pathway } from '../contract.ts';
import { nameIn } from './pathway-words.ts';

/** For the citizen: one tap to writing to exactly the one who answers now, also after the ending; never a dead end. */
export function WriteToOnDuty({ pathway }: { pathway: Pathway }) {
  const { onDuty, holder, roomId, people, organisationName } = pathway;
  const organisation = people.find(({ roleId }) => roleId === holder)?.organisation ?? organisationName;
  if (onDuty === null) return <p>{m.pathways_write_nobody({ organisation })}</p>;
  const { name, participantId, roleId, isRoomContact } = onDuty;
  return (
    <>
      {isRoomContact && <p>{m.pathways_write_contact({ name, organisation })}</p>}
      {!isRoomContact && roleId !== holder && (
        <p>{m.pathways_write_instead({ name, holder: nameIn(pathway, holder) })}</p>
      )}
      <p>
        <Link
          to="/rooms/$roomId"
          params={{ roomId }}
          search={{ thread: 'new', write: 'first', ask: participantId }}
          className="pathway-write"
        >
          {m.pathways_write_to({ name })}
        </Link>
      </p>
    </>
  );
}
