import { Button } from '@navikt/ds-react/Button';
import { useId, useState } from 'react';
import { withCapital } from '../../../platform/web/format.ts';
import { ChoiceMenu } from '../../../platform/web/parts/ChoiceMenu.tsx';
import { m } from '../../../platform/web/words.ts';
import { mostUrgentFirst } from '../domain/answer-promise.ts';
import type { Urgency } from '../domain/room.ts';
import type { AsksChoice } from './asks-choices.ts';
import { promiseText, urgencyChoice } from './promises/promise-words.ts';
import { usePromises } from './room-data.ts';

const leastUrgentFirst = mostUrgentFirst.toReversed();

type Promised = { urgency: Urgency; within: number; unit: 'hours' | 'working-days' };

export type AnswerExpectedProps = {
  choices: readonly AsksChoice[];
  chosen: AsksChoice;
  urgency: Urgency;
  onAsk: (value: string) => void;
  onUrgency: (urgency: Urgency) => void;
};

/** From whom an answer is asked and when it is promised: one line, which opens to be changed. */
export function AnswerExpected(props: AnswerExpectedProps) {
  const { choices, chosen, urgency, onAsk, onUrgency } = props;
  const [isOpen, open] = useState(false);
  const id = useId();
  const promises = usePromises(chosen.organisationId);
  return (
    <div className="ti-expected">
      <p className="ti-expected__line">
        <span role="status">{expectedLine(chosen, promises, urgency)}</span>{' '}
        <Button
          variant="tertiary"
          size="xsmall"
          aria-expanded={isOpen}
          aria-controls={id}
          aria-label={m.rooms_change_asks()}
          onClick={() => open(!isOpen)}
        >
          {m.rooms_change()}
        </Button>
      </p>
      <div id={id} hidden={!isOpen} className="ti-expected__choices">
        <ChoiceMenu label={m.rooms_ask_who()} value={chosen.value} choices={choices} onChoose={onAsk} labelSeen />
        {chosen.organisationId !== undefined && (
          <ChoiceMenu
            label={m.rooms_how_soon()}
            value={urgency}
            choices={urgencyChoices(promises)}
            onChoose={onUrgency}
            labelSeen
          />
        )}
      </div>
    </div>
  );
}

function expectedLine(chosen: AsksChoice, promises: readonly Promised[], urgency: Urgency): string {
  if (chosen.asks.of === 'nobody') return m.rooms_nobody_answers();
  if (chosen.answersFreely !== undefined) return m.rooms_answers_when_it_suits({ name: chosen.answersFreely });
  const promised = promiseFor(promises, urgency);
  if (promised === undefined) return chosen.name;
  const promise = promiseText(promised);
  if (chosen.asks.of === 'professionals') return `${withCapital(promise)}.`;
  return m.rooms_promise_from({ who: chosen.name, promise });
}

/** Each step with what it means in time, so that nobody has to guess. */
function urgencyChoices(promises: readonly Promised[]): { value: Urgency; name: string }[] {
  return leastUrgentFirst.map((value) => ({ value, name: urgencyChoice(value, promiseFor(promises, value)) }));
}

function promiseFor(promises: readonly Promised[], urgency: Urgency): Promised | undefined {
  return promises.find((promise) => promise.urgency === urgency);
}
