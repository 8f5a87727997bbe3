import { Chat2Icon, CompassIcon, HouseFillIcon, HouseIcon, PersonIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { AppFrame } from '../parts/AppFrame.tsx';
import { Card } from '../parts/Card.tsx';
import { LanguageMenu } from '../parts/LanguageMenu.tsx';
import { Page } from '../parts/Page.tsx';
import { PersonList, PersonRow } from '../parts/PersonRow.tsx';
import { Section } from '../parts/Section.tsx';
import { WaitingChip } from '../parts/WaitingChip.tsx';

const items = [
  { to: '/', label: 'Hjem', icon: HouseIcon, activeIcon: HouseFillIcon },
  { to: '/rooms', label: 'Samtaler', icon: Chat2Icon },
  { to: '/plan', label: 'Planen min', icon: CompassIcon },
  { to: '/me', label: 'Om meg', icon: PersonIcon },
];

export function CitizenHome() {
  return (
    <AppFrame items={items} person={{ name: 'Are Solberg' }}>
      <Page title="Hei, Are" lead="Fredag 6. november" phoneActions={<LanguageMenu />}>
        <Section title="Hva som skjer nå">
          <Card marked as="article">
            <h3>Det første møtet med Sara på DPS</h3>
            <p>Tirsdag 17. november kl. 10.00. Ingrid blir med deg.</p>
            <p className="ti-quiet">
              Hvorfor: så Sara kjenner deg før dere begynner, og du slipper å fortelle alt på nytt.
            </p>
            <p className="ti-links">
              <a href="#talk">Se hva vi skal snakke om</a> <a href="#other">Passer ikke</a>
            </p>
          </Card>
        </Section>
        <Section title="Folkene dine">
          <PersonList>
            <PersonRow
              name="Ingrid Haugen"
              subline="Kommunepsykolog · har ansvaret nå"
              action={
                <Button variant="secondary" size="small">
                  Skriv
                </Button>
              }
            />
            <PersonRow name="Lise, søsteren min" subline="Du har sagt at du stoler på henne" />
            <PersonRow name="Frida Moe" subline="Fastlege" />
            <PersonRow name="Vera Nilsen" subline="Veileder, NAV" />
          </PersonList>
          <Card tone="teal">
            <h3>Du får gjerne sende melding</h3>
            <p>«Skriv når du vil, også om kvelden. Jeg svarer innen neste arbeidsdag.» – Ingrid, 2. november</p>
          </Card>
        </Section>
        <Section title="Venter på svar">
          <Card>
            <div className="ti-row">
              <div>
                <h3>Kan jeg bytte timen 11. november?</h3>
                <p className="ti-quiet">Vera svarer innen torsdag</p>
              </div>
              <WaitingChip>Hos NAV</WaitingChip>
            </div>
          </Card>
          <a href="#seen">Hvem har sett noe om meg</a>
        </Section>
      </Page>
    </AppFrame>
  );
}
