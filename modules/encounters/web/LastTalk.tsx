import { Card } from '../../../platform/web/parts/Card.tsx';
import { Section } from '../../../platform/web/parts/Section.tsx';
import { m } from '../../../platform/web/words.ts';
import type { Encounter } from '../domain/encounter.ts';
import { talkInWords } from './encounter-words.ts';

/** The last talk whose note I may read: what was agreed before all else. */
export function LastTalk({ talk }: { talk: Encounter | null }) {
  const note = talk?.notes[0];
  return (
    <Section title={m.encounters_last()}>
      {talk === null || note === undefined ? (
        <p className="ti-quiet">{m.encounters_last_none()}</p>
      ) : (
        <Card as="article">
          <p className="ti-quiet">
            {talkInWords(talk)}. {m.encounters_with({ name: talk.byName, organisation: talk.organisation })}
          </p>
          {note.agreed !== '' && (
            <p className="encounters-words">
              <strong>{m.encounters_agreed_was()}</strong> {note.agreed}
            </p>
          )}
          <p className="encounters-words">{note.talked}</p>
        </Card>
      )}
    </Section>
  );
}
