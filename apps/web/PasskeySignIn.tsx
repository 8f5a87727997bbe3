import { Button } from '@navikt/ds-react/Button';
import { useMutation } from '@tanstack/react-query';
import { PasskeyMessage } from '../../platform/web/passkeys/PasskeyMessage.tsx';
import { canUsePasskeys, signInWithPasskey } from '../../platform/web/passkeys/passkey.ts';
import { m } from '../../platform/web/words.ts';
import { readOwnPath } from './sign-in-path.ts';

/** For whoever has set this device up: in without the electronic ID. */
export function PasskeySignIn({ to }: { to: string }) {
  const enter = useMutation({
    mutationFn: signInWithPasskey,
    onSuccess: () => {
      const { pathname, search, hash } = readOwnPath(to);
      window.history.replaceState(null, '', `${pathname}${search}${hash}`);
      window.location.reload();
    },
  });
  if (!canUsePasskeys()) return null;
  return (
    <div className="ti-sign-in__passkey">
      <Button variant="secondary" loading={enter.isPending} onClick={() => enter.mutate()}>
        {m.app_sign_in_with_device()}
      </Button>
      <p className="ti-quiet">{m.app_sign_in_with_device_means()}</p>
      {enter.error !== null && <PasskeyMessage error={enter.error} />}
    </div>
  );
}
