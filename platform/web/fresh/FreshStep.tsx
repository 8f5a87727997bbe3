import { Button } from '@navikt/ds-react/Button';
import { Modal } from '@navikt/ds-react/Modal';
import { Card } from '../parts/Card.tsx';
import { m } from '../words.ts';
import { freshSignInPath, needsFreshSignIn } from './fresh-sign-in.ts';
import type { FreshAct } from './use-fresh-act.ts';
import './fresh-step.css';

export type FreshStepProps<Input> = {
  act: FreshAct<Input>;
  /** The mutation that does it. */
  doing: {
    error: unknown;
    variables: Input | undefined;
    isPending: boolean;
    mutate(input: Input): void;
    reset(): void;
  };
  /** What the button says with which it is done after coming back. */
  label: string;
};

/**
 * Stands beside an act that may ask for a fresh electronic ID: says why when it does and leads there; after coming back
 * it is done with one tap, as it was chosen.
 */
export function FreshStep<Input>({ act, doing, label }: FreshStepProps<Input>) {
  if (needsFreshSignIn(doing.error)) return <WhyAgain act={act} doing={doing} />;
  const { kept } = act;
  if (kept === undefined || doing.error !== null) return null;
  return (
    <div role="status">
      <Card tone="teal">
        <p>
          <strong>{m.platform_fresh_back_title()}</strong>
        </p>
        <p>{m.platform_fresh_back()}</p>
        <div className="ti-fresh-step">
          <Button
            loading={doing.isPending}
            onClick={() => {
              act.forget();
              doing.mutate(kept);
            }}
          >
            {label}
          </Button>
          <Button variant="tertiary" disabled={doing.isPending} onClick={act.forget}>
            {m.platform_fresh_leave()}
          </Button>
        </div>
      </Card>
    </div>
  );
}

function WhyAgain<Input>({ act, doing }: Pick<FreshStepProps<Input>, 'act' | 'doing'>) {
  const go = () => {
    if (doing.variables !== undefined) act.keep(doing.variables);
    window.location.assign(freshSignInPath());
  };
  return (
    <Modal open onClose={doing.reset} header={{ heading: m.platform_fresh_title() }} className="ti-fresh-dialog">
      <Modal.Body>
        <p>{m.platform_fresh_why()}</p>
        <p>{m.platform_fresh_kept()}</p>
      </Modal.Body>
      <Modal.Footer>
        <Button onClick={go}>{m.platform_fresh_go()}</Button>
        <Button variant="secondary" onClick={doing.reset}>
          {m.platform_fresh_not_now()}
        </Button>
      </Modal.Footer>
    </Modal>
  );
}
