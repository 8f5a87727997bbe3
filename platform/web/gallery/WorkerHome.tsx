import { Chat2Icon, HouseIcon, PersonGroupIcon, PersonIcon } from '@navikt/aksel-icons';
import { Button } from '@navikt/ds-react/Button';
import { AppFrame } from '../parts/AppFrame.tsx';
import { Card } from '../parts/Card.tsx';
import { FluidTable } from '../parts/FluidTable.tsx';
import { LanguageMenu } from '../parts/LanguageMenu.tsx';
import { Page } from '../parts/Page.tsx';
import { Section } from '../parts/Section.tsx';
import { ThemeMenu } from '../parts/ThemeMenu.tsx';
import { WaitingChip } from '../parts/WaitingChip.tsx';

const items = [
  { to: '/', label: 'I dag', icon: HouseIcon },
  { to: '/rooms', label: 'Samtaler', icon: Chat2Icon },
  { to: '/citizens', label: 'Mine borgere', icon: PersonIcon },
  { to: '/team', label: 'Teamet', icon: PersonGroupIcon },
  { to: '/who', label: 'Hvem kan jeg spørre', icon: PersonIcon, wideOnly: true },
];

const rows = [
  { who: 'Are', what: 'Kan jeg bytte timen 11. november?', since: 'i dag 09.12', by: 'i dag', act: 'Svar' },
  { who: 'Hilde', what: 'Øyane DPS spør om tid til Det første møtet', since: 'i går', by: 'mandag', act: 'Velg tid' },
  { who: 'Jens', what: 'Rettet ett punkt i oppsummeringen', since: 'i går', by: 'tirsdag', act: 'Les' },
];

const menu = (
  <>
    <LanguageMenu labelSeen />
    <ThemeMenu labelSeen />
  </>
);

export function WorkerHome() {
  const person = { name: 'Ingrid Haugen', role: 'kommunepsykolog', organisation: 'Askøy kommune' };
  const day = (
    <Section title="Dagen">
      <Card>Forberede Hilde</Card>
      <Card tone="teal">Hilde · første samtale</Card>
    </Section>
  );
  return (
    <AppFrame items={items} person={person} menu={menu}>
      <Page title="Fredag 6. november" lead="Tre venter på deg. Ingen er mistet." aside={day}>
        <Section title="Venter på deg">
          <FluidTable
            caption="Venter på deg"
            rows={rows}
            keyOf={(row) => row.who}
            columns={[
              { header: 'Hvem', cell: (row) => <strong>{row.who}</strong>, speaksForItself: true },
              { header: 'Hva', cell: (row) => row.what, speaksForItself: true },
              { header: 'Siden', cell: (row) => row.since },
              {
                header: 'Lovet innen',
                cell: (row) => <WaitingChip tone={row.by === 'i dag' ? 'amber' : 'sand'}>{row.by}</WaitingChip>,
              },
              {
                header: 'Gjør',
                cell: (row) => (
                  <Button variant="secondary" size="small">
                    {row.act}
                  </Button>
                ),
                headerUnseen: true,
              },
            ]}
          />
        </Section>
        <Section title="Dine borgere">
          <p>
            18 åpne forløp. Alle har en neste kontakt eller en pause med dato.{' '}
            <a href="#end">Tre kan trolig avsluttes</a>
          </p>
        </Section>
      </Page>
    </AppFrame>
  );
}
