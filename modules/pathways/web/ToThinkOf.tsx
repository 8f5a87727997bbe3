import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { formatDate } from '../../../platform/web/format.ts';
import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import { pathwaysApi } from './pathways-api.ts';
import { lostInWords, statusInWords } from './pathway-words.ts';
import './pathways.css';

/** On a worker's home: the pathways she holds, those to think of now first; and the one number for her organisation. */
export function ToThinkOf({ organisation }: { organisation: string }) {
  const { data: mine = [] } = useQuery(pathwaysApi.query.listMine.queryOptions());
  const { data: counted } = useQuery(pathwaysApi.query.countLost.queryOptions());
  if (counted === undefined || (counted.open === 0 && mine.length === 0)) return null;
  const lost = counted.lost.reduce((sum, { pathways }) => sum + pathways, 0);
  return (
    <Section title={m.pathways_title()}>
      {mine.length > 0 && (
        <ul className="pathway-mine">
          {mine.map((pathway) => (
            <Card key={pathway.id} as="li" tone={pathway.lost === null ? 'plain' : 'amber'}>
              <p>
                <Link to={`/rooms/${pathway.roomId}/pathways`}>
                  {pathway.citizenName}, {pathway.organisationName}
                </Link>
              </p>
              <p>{pathway.lost === null ? nextOf(pathway) : lostInWords(pathway.lost)}</p>
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

function nextOf(pathway: Mine): string {
  const { nextContact } = pathway;
  return nextContact === null || pathway.pause !== null
    ? statusInWords(pathway)
    : m.pathways_next({ what: nextContact.what, day: formatDate(nextContact.day) });
}
