import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Textarea } from '@navikt/ds-react/Textarea';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { type EmergencyAccess, ReviewOutcome } from '../domain/emergency.ts';
import { emergencyApi } from './emergency-api.ts';
import { nameOf, outcomeInWords } from './emergency-words.ts';
import { emergencyRefusals } from './refusals.ts';

/** What the officer says of one access, in a code and in words that the citizen reads, too. */
export function ReviewForm({ access }: { access: EmergencyAccess }) {
  const queryClient = useQueryClient();
  const isMore = access.reviews.length > 0;
  const [isWriting, setWriting] = useState(false);
  const [id, setId] = useState(() => crypto.randomUUID());
  const [outcome, setOutcome] = useState<ReviewOutcome>();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const review = useMutation(
    emergencyApi.query.review.mutationOptions({
      onSuccess: () => {
        setWriting(false);
        setOutcome(undefined);
        setWords('');
        setTried(false);
        setId(crypto.randomUUID());
        return askAnew(queryClient, emergencyApi.query.key());
      },
    }),
  );
  const name = nameOf(access);
  if (!isWriting) {
    return (
      <div>
        <Button
          variant="secondary"
          aria-label={isMore ? m.emergency_review_more_of({ name }) : m.emergency_review_write_of({ name })}
          onClick={() => setWriting(true)}
        >
          {isMore ? m.emergency_review_more() : m.emergency_review_write()}
        </Button>
      </div>
    );
  }
  const says = words.trim().length >= 10;
  return (
    <form
      className="ti-stack"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (outcome !== undefined && says) review.mutate({ accessId: access.id, id, outcome, words: words.trim() });
      }}
    >
      <RadioGroup
        legend={m.emergency_review_outcome()}
        value={outcome ?? ''}
        onChange={(value: unknown) => setOutcome(ReviewOutcome.safeParse(value).data)}
        error={tried && outcome === undefined ? m.emergency_review_outcome_needed() : undefined}
      >
        {ReviewOutcome.options.map((one) => (
          <Radio key={one} value={one}>
            {outcomeInWords(one)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        label={m.emergency_review_words()}
        description={m.emergency_review_words_means()}
        value={words}
        maxLength={1000}
        onChange={(event) => setWords(event.target.value)}
        error={tried && !says ? m.emergency_review_words_needed() : undefined}
      />
      {review.error && <ErrorMessage error={review.error} sentences={emergencyRefusals} />}
      <div className="ti-row-buttons">
        <Button loading={review.isPending}>{m.emergency_review_keep()}</Button>
        <Button type="button" variant="tertiary" onClick={() => setWriting(false)}>
          {m.emergency_review_cancel()}
        </Button>
      </div>
    </form>
  );
}
