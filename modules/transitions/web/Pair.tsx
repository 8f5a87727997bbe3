import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { reasonInWords } from './handover-words.ts';
import type { transitionsApi } from './transitions-api.ts';
import './transitions.css';

type Counted = Awaited<ReturnType<typeof transitionsApi.client.countHandovers>>['pairs'][number];

const stages = {
  opened: m.transitions_stage_opened,
  offered: m.transitions_stage_offered,
  wished: m.transitions_stage_wished,
  planned: m.transitions_stage_planned,
  held: m.transitions_stage_held,
  'summary-shared': m.transitions_stage_summary_shared,
  'handed-over': m.transitions_stage_handed_over,
} as const;

/** How far the hand-overs with another organisation came, and what hindered. */
export function Pair({ pair: { organisation, sent, stages: reached, obstacles } }: { pair: Counted }) {
  return (
    <Section title={sent ? m.transitions_sent_to({ organisation }) : m.transitions_received_from({ organisation })}>
      <dl className="transitions-funnel">
        {Object.entries(stages).map(([stage, words]) => (
          <div key={stage}>
            <dt>{words()}</dt>
            <dd>{reached[stage] ?? 0}</dd>
          </div>
        ))}
      </dl>
      {obstacles.length > 0 && (
        <>
          <h3 className="transitions-small">{m.transitions_hindered()}</h3>
          <dl className="transitions-funnel">
            {obstacles.map(({ reason, times }) => (
              <div key={reason}>
                <dt>{reasonInWords(reason)}</dt>
                <dd>{times}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </Section>
  );
}
