import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { braveStepsApi } from './brave-steps-api.ts';
import { useReader } from './reader.ts';
import { StepCard } from './StepCard.tsx';
import './brave-steps.css';

/** On the citizen's home: the one step that comes next. Nothing where there is none. */
export function BraveStepsAtHome() {
  const { data = [] } = useQuery(braveStepsApi.query.listMine.queryOptions());
  const reader = useReader();
  const next = data.find(({ status, roomIsClosed }) => !roomIsClosed && (status === 'proposed' || status === 'ahead'));
  if (next === undefined) return null;
  return (
    <Section title={m.brave_steps_title()} action={<Link to="/brave-steps">{m.brave_steps_all()}</Link>}>
      <ul className="brave-steps">
        <StepCard step={next} reader={reader} />
      </ul>
    </Section>
  );
}
