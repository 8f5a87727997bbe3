import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { consentRefusals } from './refusals.ts';

/** Why a decision was not kept, if it was not. */
export function ConsentTrouble({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  return <ErrorMessage error={error} sentences={consentRefusals} />;
}
