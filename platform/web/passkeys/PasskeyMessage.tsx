import { needsFreshSignIn } from '../fresh/fresh-sign-in.ts';
import { Card } from '../parts/Card.tsx';
import { ErrorMessage } from '../parts/ErrorMessage.tsx';
import { m } from '../words.ts';
import { PasskeyTrouble } from './passkey.ts';

const sentences: Readonly<Record<PasskeyTrouble['code'], () => string>> = {
  'passkey-asleep': m.platform_passkey_asleep,
  'passkey-copied': m.platform_passkey_copied,
  'passkey-known-already': m.platform_passkey_known_already,
  'passkey-not-accepted': m.platform_passkey_not_accepted,
  'turned-back': m.platform_passkey_turned_back,
};

/** Why this device did not sign in or was not set up, and what to do. */
export function PasskeyMessage({ error }: { error: unknown }) {
  if (error instanceof PasskeyTrouble) {
    return (
      <div role="alert">
        <Card tone="amber">
          <p>{sentences[error.code]()}</p>
        </Card>
      </div>
    );
  }
  return needsFreshSignIn(error) ? null : <ErrorMessage error={error} />;
}
