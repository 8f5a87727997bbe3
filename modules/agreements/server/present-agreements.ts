import type { Unit } from '../../../platform/server/unit.ts';
import { findNames, findRoleNames } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Agreed } from '../contract.ts';
import { type Agreement, StepKind } from '../domain/agreement.ts';
import { follows, mayTake } from '../domain/whose-step.ts';
import { doerOf, findAround, findStandingWith } from './around-agreements.ts';

/** Agreements as their screens show them; of rooms that I am not in, none. A constant number of questions. */
export async function presentAgreements(
  unit: Unit,
  agreements: readonly Agreement[],
  standings: readonly Standing[],
): Promise<Agreed[]> {
  if (agreements.length === 0) return [];
  const around = await findAround(
    unit,
    agreements.map(({ roomId }) => roomId),
  );
  const roles = agreements.flatMap((one) => [
    one.owner,
    one.writtenBy,
    one.last.byRoleId,
    findStandingWith(one, around) ?? null,
  ]);
  const people = await findRoleNames(unit.db, [...new Set(roles.filter((role) => role !== null))]);
  const names = await findNames(unit.db, [...new Set(agreements.map(({ citizenId }) => citizenId))]);
  const nameOf = (role: Agreement['owner'] | undefined) => people.find(({ roleId }) => roleId === role) ?? null;
  return agreements.flatMap((agreement) => {
    const room = standings.find(({ roomId }) => roomId === agreement.roomId);
    if (room === undefined) return [];
    const doer = doerOf(unit, room, agreement, around);
    const mine = doer.who === 'citizen-side' ? null : doer.who;
    return {
      ...agreement,
      citizenName: names.get(agreement.citizenId) ?? '',
      ownerNamed: nameOf(agreement.owner),
      writer: nameOf(agreement.writtenBy),
      lastNamed: nameOf(agreement.last.byRoleId),
      standsWith: room.isClosed ? null : nameOf(findStandingWith(agreement, around)),
      roomIsClosed: room.isClosed,
      isMine: agreement.owner === mine,
      iMay: room.isClosed
        ? []
        : StepKind.options.filter((kind) => follows(agreement, kind) && mayTake(agreement, kind, doer)),
    };
  });
}
