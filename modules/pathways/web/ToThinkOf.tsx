import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Myself } from '../../people/domain/person.ts';
import { myselfQuery } from '../../people/web/public.tsx';
import { findAsked } from '../domain/fold-pathway.ts';
import { pathwaysApi } from './pathways-api.ts';
import { lostInWords, nameIn, statusInWords } from './pathway-words.ts';
import './pathways.css';

/** On a worker's home: the pathways she holds, those to think of now first; and the one number for her organisation. */
export function ToThinkOf({ organisation }: { organisation: string }) {
  const { data: mine = [] } = useQuery(pathwaysApi.query.listMine.queryOptions());
  const { data: myself } = useQuery(myselfQuery);
  const { data: counted } = useQuery(pathwaysApi.query.countLost.queryOptions());
  if (counted === undefined || (counted.open === 0 && mine.length === 0)) return null;
  const lost = counted.lost.reduce((sum, { pathways }) => sum + pathways, 0);
  return (
    <Section title={m.pathways_title()}>
      {mine.length > 0 && (
        <ul className="pathway-mine">
          {mine.map((pathway) => (
            <Card key={pathway.id} as="li" tone={pathway.lost === null && !asksMe(pathway, myself) ? 'plain' : 'amber'}>
              <p>
                <Link to={`/rooms/${pathway.roomId}/pathways`}>
                  {pathway.citizenName}, {pathway.organisationName}
                </Link>
              </p>
              <p>{asksMe(pathway, myself) ? askedInWords(pathway) : saidOf(pathway)}</p>
            </Card>
          ))}
        </ul>
      )}
      <p className="ti-quiet">
        {m.pathways_held_here({ count: counted.open, organisation })}{' '}
        {lost === 0 ? m.pathways_lost_nobody() : m.pathways_lost_here({ count: lost })}
      </p>
      <p className="pathway-more">
        <Link to="/pathways/hanging">{m.pathways_hanging_title()}</Link>
        <Link to="/pathways/weeks">{m.pathways_weeks_title()}</Link>
      </p>
    </Section>
  );
}

type Mine = Awaited<ReturnType<typeof pathwaysApi.client.listMine>>[number];

const saidOf = (pathway: Mine): string => (pathway.lost === null ? nextOf(pathway) : lostInWords(pathway.lost));

/** Whether a colleague waits for me to say whether I take it over. */
const asksMe = (pathway: Mine, myself: Myself | undefined): boolean =>
  myself?.acting.kind === 'practitioner' && findAsked(pathway) === myself.acting.role.id;

const askedInWords = (pathway: Mine): string =>
  m.pathways_asks_me({ name: nameIn(pathway, pathway.asked?.byRoleId ?? null) });

function nextOf(pathway: Mine): string {
  const { nextContact } = pathway;
  return nextContact === null || pathway.pause !== null
    ? statusInWords(pathway)
    : m.pathways_next({ what: nextContact.what, day: formatDate(nextContact.day) });
}
