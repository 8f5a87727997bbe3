import { formatDate } from '../../../../platform/web/format.ts';
import { m } from '../../../../platform/web/words.ts';
import type { Pathway } from '../../contract.ts';
import type { Ending } from '../../domain/ending.ts';
import { answerInWords } from './ending-words.ts';

/** The ending that was offered, the answer, and what they talked about: the same words for all in the room. */
export function EndingTold({ ending, hasEnded }: { ending: NonNullable<Pathway['ending']>; hasEnded: boolean }) {
  const { offeredAt, answer, talk } = ending;
  return (
    <div className="pathway-ending">
      {!hasEnded && <p>{m.pathways_ending_offered({ day: formatDate(offeredAt) })}</p>}
      {!hasEnded && answer === null && talk === null && <p className="ti-quiet">{m.pathways_ending_not_answered()}</p>}
      {!hasEnded && answer !== null && <Answered answer={answer} isTalked={talk !== null} />}
      {talk !== null && <Talked talk={talk} />}
    </div>
  );
}

function Answered({ answer, isTalked }: { answer: NonNullable<Ending['answer']>; isTalked: boolean }) {
  const what = { answer: answerInWords(answer.is), day: formatDate(answer.at) };
  return (
    <>
      <p>{m.pathways_ending_answered(what)}</p>
      {answer.words !== '' && <p className="ti-said">{answer.words}</p>}
      {!isTalked && answer.is === 'wished' && <p className="ti-quiet">{m.pathways_ending_talk_first()}</p>}
      {!isTalked && answer.is === 'not-yet' && <p className="ti-quiet">{m.pathways_ending_offer_anew()}</p>}
    </>
  );
}

/** What nobody wrote is left out; what was said before I see is blank, and so it is left out, too. */
function Talked({ talk }: { talk: NonNullable<Ending['talk']> }) {
  const { reached, remains, call, followUp, followUpOn, doorOpenUntil } = talk;
  // Blank is what was said before I see; somebody wrote what was reached.
  const nothingMore = reached === '' ? '' : m.pathways_talk_no_follow_up();
  const after = followUpOn === null ? '' : formatDate(followUpOn);
  const lines = [
    [m.pathways_talk_reached(), reached],
    [m.pathways_talk_remains(), remains],
    [m.pathways_talk_call(), call],
    [m.pathways_talk_follow_up(), [followUp, after].filter(Boolean).join(', ') || nothingMore],
    [
      m.pathways_talk_door(),
      doorOpenUntil === null
        ? m.pathways_talk_no_door()
        : m.pathways_talk_door_until({ day: formatDate(doorOpenUntil) }),
    ],
  ] as const;
  return (
    <section aria-label={m.pathways_talk_on({ day: formatDate(talk.at) })}>
      <h3 className="pathway-small">{m.pathways_talk_on({ day: formatDate(talk.at) })}</h3>
      <dl className="pathway-talk">
        {lines
          .filter(([, said]) => said !== '')
          .map(([what, said]) => (
            <div key={what}>
              <dt>{what}</dt>
              <dd>{said}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
