import { Radio, RadioGroup } from '@navikt/ds-react/Radio';
import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { type MyCareTeam, TrustAnswer } from '../domain/care-team.ts';

const answers: Readonly<Record<TrustAnswer, () => string>> = {
  yes: m.care_team_trust_yes,
  'not-now': m.care_team_trust_not_now,
  'rather-not': m.care_team_trust_rather_not,
};

type TrustQuestionProps = {
  trust: MyCareTeam['trust'];
  child: string | undefined;
  /** What has just been tapped and is on its way. */
  sending: TrustAnswer | undefined;
  onAnswer: (answer: TrustAnswer) => void;
};

/** One question, answered by a tap and answered anew whenever it is otherwise. */
export function TrustQuestion({ trust, child, sending, onAnswer }: TrustQuestionProps) {
  const question = child === undefined ? m.care_team_trust() : m.care_team_trust_of({ name: child });
  return (
    <Section title={question}>
      <p className="ti-quiet">{m.care_team_trust_means()}</p>
      <Card>
        <RadioGroup
          legend={question}
          hideLegend
          value={sending ?? trust?.answer ?? ''}
          onChange={(value) => onAnswer(TrustAnswer.parse(value))}
        >
          {TrustAnswer.options.map((answer) => (
            <Radio key={answer} value={answer}>
              {answers[answer]()}
            </Radio>
          ))}
        </RadioGroup>
        <p className="ti-quiet" role="status">
          {trust !== null && m.care_team_trust_said({ day: formatDate(trust.at) })}
        </p>
        {trust?.answer === 'not-now' && <p>{m.care_team_trust_way()}</p>}
      </Card>
    </Section>
  );
}
