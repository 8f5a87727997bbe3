import { expect, it } from 'vitest';
import { OrganisationId } from '../../kernel/ids.ts';
import { tellCarriedOut, tellForecast } from './tell-retention.ts';

const askoy = {
  id: OrganisationId.parse('00000000-0000-4000-8000-000000000001'),
  name: 'Askøy kommune',
  code: 'askoy',
};

it('the dry run tells numbers and days by kind', () => {
  const told = tellForecast({
    ...askoy,
    kinds: [
      { kind: 'closed-room', months: 120, toTell: 2, waiting: 1, goes: 3, oldest: '2014-02-03', newest: '2016-10-01' },
      { kind: 'import-run', months: 12, toTell: 0, waiting: 0, goes: 0, oldest: null, newest: null },
    ],
  });
  expect(told).toBe(
    [
      'Askøy kommune (askoy)',
      '  closed rooms, kept 120 months: 3 would go, 2 to be told of, 1 told and waiting; ended 2014-02-03 to 2016-10-01',
      '  imports, kept 12 months: 0 would go',
      '',
    ].join('\n'),
  );
});

it('the run tells what has gone', () => {
  expect(tellCarriedOut({ ...askoy, told: 2, removed: { 'closed-room': 3 } })).toBe(
    'Askøy kommune: gone are 3 closed rooms; 2 rooms told of.\n',
  );
  expect(tellCarriedOut({ ...askoy, told: 0, removed: {} })).toBe(
    'Askøy kommune: nothing has gone; 0 rooms told of.\n',
  );
});
