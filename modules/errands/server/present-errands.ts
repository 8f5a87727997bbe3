import type { PractitionerRoleId } from '../../../kernel/ids.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { findNames, findRoleNames } from '../../pathways/server/public.ts';
import type { Standing } from '../../rooms/server/public.ts';
import type { Named, ShownErrand } from '../contract.ts';
import { Errand, StepKind } from '../domain/errand.ts';
import { answersForIt, follows, mayTake } from '../domain/whose-errand.ts';
import { findAround, isRoleHere, placeOf, whoIs } from './around-errands.ts';

const Known = Errand.omit({ told: true });

/** Errands as their screens show them; of rooms that I am not in, none. A constant number of questions. */
export async function presentErrands(
  unit: Unit,
  errands: readonly Errand[],
  standings: readonly Standing[],
): Promise<ShownErrand[]> {
  if (errands.length === 0) return [];
  const around = await findAround(
    unit,
    errands.map(({ roomId }) => roomId),
  );
  const holderOf = (errand: Errand) => answersForIt(errand, placeOf(errand, around));
  const people = await findNamed(
    unit,
    errands.flatMap((one) => [holderOf(one) ?? [], one.passedTo ?? []].flat()),
  );
  const names = await findNames(unit.db, [...new Set(errands.map(({ citizenId }) => citizenId))]);
  const named = (role: PractitionerRoleId | undefined) => people.find(({ roleId }) => roleId === role) ?? null;
  return errands.flatMap((errand) => {
    const room = standings.find(({ roomId }) => roomId === errand.roomId);
    if (room === undefined) return [];
    const { passedTo, roomId } = errand;
    const who = whoIs(unit, room);
    const doer = { who, ...placeOf(errand, around) };
    const waitsFor = passedTo !== null && isRoleHere(around, roomId, passedTo) ? passedTo : undefined;
    return {
      ...Known.parse(errand),
      citizenName: names.get(errand.citizenId) ?? '',
      holder: named(holderOf(errand)),
      holderIsMe: holderOf(errand) === who,
      waitsFor: named(waitsFor),
      waitsForMe: waitsFor !== undefined && waitsFor === who,
      roomIsClosed: room.isClosed,
      iMay: room.isClosed
        ? []
        : StepKind.options.filter((kind) => follows(errand, kind) && mayTake(errand, kind, doer)),
    };
  });
}

/** Who somebody in a role is, as on the door of an office. */
export async function findNamed(unit: Unit, roles: readonly PractitionerRoleId[]): Promise<Named[]> {
  const found = await findRoleNames(unit.db, [...new Set(roles)]);
  return found.map(({ roleId, name, organisation }) => ({ roleId, name, organisation }));
}
