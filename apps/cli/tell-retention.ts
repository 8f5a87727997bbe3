import type { CarriedOut, OrganisationForecast } from '../../modules/rights/server/public.ts';

const names = { 'closed-room': 'closed rooms', 'import-run': 'imports' } as const;

/** What carrying out would do today, by kind: numbers and days, nothing of what it is. */
export function tellForecast({ name, code, kinds }: OrganisationForecast): string {
  const lines = kinds.map(({ kind, months, toTell, waiting, goes, oldest, newest, files }) => {
    const rest = kind === 'closed-room' ? `, ${toTell} to be told of, ${waiting} told and waiting` : '';
    const ended = oldest === null ? '' : `; ended ${oldest} to ${newest ?? oldest}`;
    return `  ${names[kind]}, kept ${months} months: ${goes} would go${withFiles(files)}${rest}${ended}\n`;
  });
  return `${name}${code === null ? '' : ` (${code})`}\n${lines.join('')}`;
}

/** What has been done. */
export function tellCarriedOut({ name, told, removed, files }: CarriedOut): string {
  const gone = Object.entries(removed).map(
    ([kind, count]) => `${count} ${kind === 'closed-room' ? names[kind] : names['import-run']}`,
  );
  return `${name}: ${gone.length === 0 ? 'nothing has gone' : `gone are ${gone.join(' and ')}${withFiles(files)}`}; ${told} rooms told of.\n`;
}

function withFiles(files: CarriedOut['files']): string {
  return files === undefined || files.count === 0 ? '' : ` with ${files.count} files (${files.bytes} bytes)`;
}
