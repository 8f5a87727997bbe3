import { Textarea } from '@navikt/ds-react/Textarea';
import { Section } from '../../../../platform/web/parts/Section.tsx';
import { m } from '../../../../platform/web/words.ts';
import './circle.css';

export type PurposeStepProps = {
  name: string;
  value: string;
  onChange: (purpose: string) => void;
  error: string | undefined;
};

/** Why there is a room, in a sentence that the citizen reads too: chosen by a tap, or written. */
export function PurposeStep({ name, value, onChange, error }: PurposeStepProps) {
  const suggestions = [
    m.rooms_circle_purpose_together({ name }),
    m.rooms_circle_purpose_transition({ name }),
    m.rooms_circle_purpose_work({ name }),
  ];
  return (
    <Section title={m.rooms_circle_purpose()}>
      <ul className="ti-suggestions" aria-label={m.rooms_circle_purpose_suggestions()}>
        {suggestions.map((suggestion) => (
          <li key={suggestion}>
            <button
              type="button"
              className="ti-suggestion"
              aria-pressed={value === suggestion}
              onClick={() => onChange(suggestion)}
            >
              {suggestion}
            </button>
          </li>
        ))}
      </ul>
      <Textarea
        label={m.rooms_circle_purpose_own()}
        description={m.rooms_circle_purpose_means({ name })}
        value={value}
        minRows={2}
        maxLength={300}
        onChange={(event) => onChange(event.target.value)}
        error={error}
      />
    </Section>
  );
}
