import { Button } from '@navikt/ds-react/Button';
import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { Select } from '@navikt/ds-react/Select';
import { Textarea } from '@navikt/ds-react/Textarea';
import { TextField } from '@navikt/ds-react/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Country } from '../../../kernel/country.ts';
import { askAnew } from '../../../platform/web/ask-anew.ts';
import { FreshStep } from '../../../platform/web/fresh/FreshStep.tsx';
import { needsFreshSignIn } from '../../../platform/web/fresh/fresh-sign-in.ts';
import { useFreshAct } from '../../../platform/web/fresh/use-fresh-act.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { m } from '../../../platform/web/words.ts';
import { EmergencyId, EmergencyReason, EmergencyWords, openMinutes } from '../domain/emergency.ts';
import { emergencyApi } from './emergency-api.ts';
import { reasonInWords } from './emergency-words.ts';
import { emergencyRefusals } from './refusals.ts';

/** Who it is, why by code and in words; what it leads to stands before the button. What was typed stays if it is refused. */
export function OpenForm({ country: mine }: { country: Country }) {
  const queryClient = useQueryClient();
  const [id] = useState(() => EmergencyId.parse(crypto.randomUUID()));
  const [country, setCountry] = useState(mine);
  const [identityNumber, setNumber] = useState('');
  const [reason, setReason] = useState<EmergencyReason>();
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const open = useMutation(
    emergencyApi.query.open.mutationOptions({ onSuccess: () => askAnew(queryClient, emergencyApi.query.key()) }),
  );
  const act = useFreshAct<Parameters<typeof emergencyApi.client.open>[0]>('emergency');
  const wordsSay = EmergencyWords.safeParse(words);
  const submit = () => {
    setTried(true);
    if (identityNumber.trim() === '' || reason === undefined || !wordsSay.success) return;
    open.mutate({ id, country, identityNumber: identityNumber.trim(), reason, words: wordsSay.data });
  };
  return (
    <form
      className="ti-stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select
        label={m.emergency_country()}
        value={country}
        onChange={(event) => setCountry(event.target.value === 'DK' ? 'DK' : 'NO')}
      >
        <option value="NO">{m.emergency_country_norway()}</option>
        <option value="DK">{m.emergency_country_denmark()}</option>
      </Select>
      <TextField
        label={m.emergency_number()}
        value={identityNumber}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => setNumber(event.target.value)}
        error={tried && identityNumber.trim() === '' ? m.emergency_number_needed() : undefined}
      />
      <RadioGroup
        legend={m.emergency_reason()}
        value={reason ?? ''}
        onChange={(value: unknown) => setReason(EmergencyReason.safeParse(value).data)}
        error={tried && reason === undefined ? m.emergency_reason_needed() : undefined}
      >
        {EmergencyReason.options.map((one) => (
          <Radio key={one} value={one}>
            {reasonInWords(one)}
          </Radio>
        ))}
      </RadioGroup>
      <Textarea
        label={m.emergency_words()}
        description={m.emergency_words_means()}
        value={words}
        maxLength={1000}
        onChange={(event) => setWords(event.target.value)}
        error={tried && !wordsSay.success ? m.emergency_words_needed() : undefined}
      />
      <Card tone="sand">
        <p>{m.emergency_means({ minutes: openMinutes })}</p>
        <p>{m.emergency_means_told()}</p>
        <p className="ti-quiet">{m.emergency_means_not()}</p>
      </Card>
      <FreshStep act={act} doing={open} label={m.emergency_open()} />
      {open.error && !needsFreshSignIn(open.error) && <ErrorMessage error={open.error} sentences={emergencyRefusals} />}
      <div>
        <Button loading={open.isPending}>{m.emergency_open()}</Button>
      </div>
    </form>
  );
}
