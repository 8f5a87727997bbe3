import { Button } from '@navikt/ds-react/Button';
import { withCapital } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../domain/person.ts';
import { actingInWords } from './acting-words.ts';
import { isSameChoice, useSwitchRole, wantedOf } from './use-switch-role.ts';

/** All that one may be here as; exactly one at a time. */
export function RoleChoice({ myself: { acting, choices } }: { myself: Myself }) {
  const change = useSwitchRole();
  if (choices.length < 2) return <p>{m.people_role_only({ role: actingInWords(acting) })}</p>;
  return (
    <>
      <p className="ti-quiet">{m.people_role_lead()}</p>
      <ul className="people-roles">
        {choices.map((choice) => {
          const isNow = isSameChoice(choice, acting);
          const role = actingInWords(choice);
          return (
            <Card key={JSON.stringify(wantedOf(choice))} as="li" tone={isNow ? 'teal' : 'plain'}>
              <div className="ti-row">
                <p>
                  <strong>{withCapital(role)}</strong>
                </p>
                {isNow ? (
                  <span>{m.people_role_now()}</span>
                ) : (
                  <Button
                    variant="secondary"
                    size="small"
                    aria-label={m.people_role_be_named({ role })}
                    disabled={change.isPending}
                    onClick={() => change.mutate(wantedOf(choice))}
                  >
                    {m.people_role_be()}
                  </Button>
                )}
              </div>
            </Card>
          );
        })}
      </ul>
      {change.error !== null && <ErrorMessage error={change.error} />}
    </>
  );
}
