import type { OrganisationId } from '../../../kernel/ids.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Unit } from '../../../platform/server/unit.ts';
import { checkRule, type RetentionForecast, type RetentionKind } from '../domain/retention.ts';
import { endRule, forecast, isAdministeredByMe, storeRule } from './retention-store.ts';

type Refusal = 'only-administrator-keeps' | 'kept-too-short' | 'kept-too-long';

/** What the rules of the organisation I administer would do today. */
export async function forecastMine(unit: Unit): Promise<Result<RetentionForecast[], 'only-administrator-keeps'>> {
  const role = await findMyOffice(unit);
  return role === undefined ? refuse('only-administrator-keeps') : ok(await forecast(unit.db, role.organisationId));
}

/** Sets or ends a rule, and tells what all of them would do today: nothing goes until they are carried out. */
export async function setRetention(
  unit: Unit,
  { kind, months }: { kind: RetentionKind; months: number | null },
): Promise<Result<RetentionForecast[], Refusal>> {
  const role = await findMyOffice(unit);
  if (role === undefined) return refuse('only-administrator-keeps');
  if (months === null) {
    await endRule(unit.db, role.organisationId, kind);
  } else {
    const checked = checkRule({ kind, months });
    if (!checked.ok) return checked;
    await storeRule(unit, role, checked.value);
  }
  return ok(await forecast(unit.db, role.organisationId));
}

async function findMyOffice(unit: Unit): Promise<{ roleId: string; organisationId: OrganisationId } | undefined> {
  const { acting } = unit.me;
  if (acting.kind !== 'practitioner' || !(await isAdministeredByMe(unit.db, acting.organisationId))) return undefined;
  return acting;
}
