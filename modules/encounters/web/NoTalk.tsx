import { Button } from '@navikt/ds-react/Button';
import { ErrorMessage } from '../../../platform/web/parts/ErrorMessage.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Encounter } from '../domain/encounter.ts';
import { WhyNot } from '../domain/encounter.ts';
import { whyNotInWords } from './encounter-words.ts';
import { encountersApi, useDoing } from './encounters-api.ts';
import { encountersRefusals } from './refusals.ts';

/** That there was no talk, in one tap: a reason, and nobody's fault. */
export function NoTalk({ talk: { id: encounterId }, name }: { talk: Encounter; name: string }) {
  const saying = useDoing((why: WhyNot) =>
    encountersApi.client.takeEncounterStep({ encounterId, id: crypto.randomUUID(), wish: { kind: 'not-held', why } }),
  );
  return (
    <Section title={m.encounters_no_talk()}>
      <p className="ti-quiet">{m.encounters_no_talk_means({ name })}</p>
      <div className="encounters-buttons">
        {WhyNot.options.map((why) => (
          <Button
            key={why}
            variant="secondary"
            size="small"
            disabled={saying.isPending}
            onClick={() => saying.mutate(why)}
          >
            {whyNotInWords(why)}
          </Button>
        ))}
      </div>
      {saying.error && <ErrorMessage error={saying.error} sentences={encountersRefusals} />}
    </Section>
  );
}
