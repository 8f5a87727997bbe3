import { m } from '../../../../platform/web/words.ts';
import { inARow, toldByInWords, When, whenInWords } from './pieces.tsx';
import type { Told } from './told.ts';

type Step = NonNullable<Told['parts']['consent']['steps']>[number];

const kinds: Readonly<Record<Step['kind'], () => string>> = {
  asked: m.rights_consent_asked,
  given: m.rights_consent_given,
  declined: m.rights_consent_declined,
  changed: m.rights_consent_changed,
  withdrawn: m.rights_consent_withdrawn,
};

/** Every step of what was asked about one person, oldest first. */
export function ReadableConsent({ steps }: { steps: readonly Step[] }) {
  return (
    <ol>
      {steps.map((step) => (
        <li key={step.position}>
          <strong>{kinds[step.kind]()}</strong>, <When at={step.at} />
          {'. '}
          {inARow([
            step.purpose,
            step.seesFrom && m.rights_from_when({ when: whenInWords(step.seesFrom) }),
            step.holdsUntil && m.rights_until_when({ when: whenInWords(step.holdsUntil) }),
            step.decidedByName === '' ? null : m.rights_decided_by({ name: step.decidedByName }),
            toldByInWords(step.toldBy),
            step.recordedByName === step.decidedByName || step.recordedByName === ''
              ? null
              : m.rights_recorded_by({ name: step.recordedByName }),
          ])}
        </li>
      ))}
    </ol>
  );
}
