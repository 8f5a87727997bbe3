import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { type AfterMeeting as Compared, fewestToCompare, type Group } from '../domain/after-meeting.ts';

/** How it went on for those who had met first, beside those who had not: numbers, and what they can carry. */
export function AfterMeeting({ compared: { met, notMet, isTooFew } }: { compared: Compared }) {
  if (met.handedOver + notMet.handedOver === 0) return null;
  return (
    <Section title={m.transitions_after_title()}>
      <p>{isTooFew ? m.transitions_after_few({ fewest: fewestToCompare }) : m.transitions_after_beside()}</p>
      <OneGroup title={m.transitions_after_met()} group={met} />
      <OneGroup title={m.transitions_after_not_met()} group={notMet} />
    </Section>
  );
}

function OneGroup({ title, group: { handedOver, came, didNotCome, days } }: { title: string; group: Group }) {
  return (
    <>
      <h3 className="transitions-small">{title}</h3>
      <dl className="transitions-funnel">
        <Line what={m.transitions_after_handed_over()} times={handedOver} />
        <Line what={m.transitions_after_came()} times={came} />
        <Line what={m.transitions_after_did_not_come()} times={didNotCome} />
        {days !== null && <Line what={m.transitions_after_days()} times={days} />}
      </dl>
    </>
  );
}

function Line({ what, times }: { what: string; times: number }) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>{times}</dd>
    </div>
  );
}
