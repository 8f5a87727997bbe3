import { TextField } from '@navikt/ds-react/TextField';
import { ORPCError } from '@orpc/client';
import { AvatarStack } from '../parts/AvatarStack.tsx';
import { Card } from '../parts/Card.tsx';
import { ConfirmStep } from '../parts/ConfirmStep.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorMessage } from '../parts/ErrorMessage.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { PersonList, PersonRow } from '../parts/PersonRow.tsx';
import { Section } from '../parts/Section.tsx';

const nothing = () => undefined;

export function Preview() {
  return (
    <Page
      title="Vil du at Sara skal være med?"
      lead="Ingrid foreslår det, fordi du begynner hos Sara 17. november."
      back={{ to: '/' }}
      actions="1 av 1"
    >
      <ConfirmStep
        yes={{ label: 'Ja, Sara kan være med', onChoose: nothing }}
        no={{ label: 'Nei, ikke nå', onChoose: nothing }}
        other={{ label: 'Spør Ingrid først', onChoose: nothing }}
      >
        <PersonList>
          <PersonRow name="Sara Lie" subline="Psykolog, Øyane DPS" />
        </PersonList>
        <Card>
          <h2>Sara vil kunne se</h2>
          <ul>
            <li>
              meldinger i rommet <strong>fra nå av</strong>
            </li>
            <li>hva som skjer nå, og timene dine</li>
          </ul>
          <h2>Sara vil ikke se</h2>
          <ul>
            <li>de 14 meldingene som er skrevet til nå</li>
            <li>målene dine</li>
          </ul>
        </Card>
        <p className="ti-quiet">
          Det gjelder til 17. mai, eller til du sier stopp. Alt hun ser, står i «Hvem har sett noe om meg».
        </p>
      </ConfirmStep>
    </Page>
  );
}

const strip = (
  <div className="ti-row">
    <AvatarStack names={['Ingrid Haugen', 'Frida Moe', 'Vera Nilsen', 'Sara Lie', 'Lise Berg']} />
    <p>Fem kan lese. Du bestemmer hvem.</p>
    <a href="#who">Endre</a>
  </div>
);

export function States() {
  return (
    <Page
      title="Rommet til Are"
      titleInBar
      back={{ to: '/', label: 'Hjem' }}
      strip={strip}
      footer={<TextField label="Skriv til de fire" />}
    >
      <Section title="Feil">
        <ErrorMessage error={new Error('x')} onTryAgain={nothing} />
        <ErrorMessage
          error={new ORPCError('room-is-closed', { status: 409, defined: true })}
          sentences={{ 'room-is-closed': () => 'Rommet er avsluttet. Du kan åpne et nytt.' }}
        />
      </Section>
      <Section title="Tomt og på vei">
        <EmptyState title="Ingen venter på deg">Du får beskjed når noen skriver.</EmptyState>
        <Loading />
      </Section>
    </Page>
  );
}
