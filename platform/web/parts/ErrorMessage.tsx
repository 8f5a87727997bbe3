import { Button } from '@navikt/ds-react/Button';
import { freshSignInPath, needsFreshSignIn } from '../fresh/fresh-sign-in.ts';
import { refusalOf, troubleOf } from '../refusal.ts';
import { m } from '../words.ts';
import { Card } from './Card.tsx';

/** For each refusal of the contract, the sentence a person reads. */
export type RefusalSentences = Readonly<Record<string, () => string>>;

export type ErrorMessageProps = {
  error: unknown;
  sentences?: RefusalSentences;
  onTryAgain?: () => void;
};

/** What happened, what is safe, what to do. Read aloud at once. */
export function ErrorMessage({ error, sentences = {}, onTryAgain }: ErrorMessageProps) {
  const { title, lines } = explain(error, sentences);
  return (
    <div role="alert">
      <Card tone="amber">
        <p>
          <strong>{title}</strong>
        </p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {needsFreshSignIn(error) && (
          <Button as="a" role="link" size="small" href={freshSignInPath()}>
            {m.platform_fresh_go()}
          </Button>
        )}
        {onTryAgain !== undefined && (
          <Button variant="secondary" size="small" onClick={onTryAgain}>
            {m.platform_try_again()}
          </Button>
        )}
      </Card>
    </div>
  );
}

function explain(error: unknown, sentences: RefusalSentences): { title: string; lines: string[] } {
  const refusal = refusalOf(error);
  const sentence = refusal === undefined ? undefined : sentences[refusal];
  if (sentence !== undefined) return { title: m.platform_error_refused_title(), lines: [sentence()] };
  switch (troubleOf(error)) {
    case 'no-contact':
      return {
        title: m.platform_error_no_contact_title(),
        lines: [m.platform_error_safe(), m.platform_error_no_contact()],
      };
    case 'signed-out':
      return { title: m.platform_error_signed_out_title(), lines: [m.platform_error_signed_out()] };
    case 'stale':
      return { title: m.platform_fresh_title(), lines: [m.platform_fresh_why()] };
    case 'other-role':
      return { title: m.platform_error_refused_title(), lines: [m.platform_error_other_role()] };
    case 'not-found':
      return { title: m.platform_error_not_found_title(), lines: [m.platform_error_not_found()] };
    case 'too-many':
      return { title: m.platform_error_too_many_title(), lines: [m.platform_error_too_many()] };
    case 'no-room':
      return { title: m.platform_error_no_room_title(), lines: [m.platform_error_safe(), m.platform_error_no_room()] };
    case 'fault':
      return { title: m.platform_error_title(), lines: [m.platform_error_safe(), m.platform_error_what_to_do()] };
  }
}
