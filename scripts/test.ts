import { findChromium } from '../platform/testing/chromium.ts';
import { addUp, checkTypes, lint, runScript, runTests, step, type Tally } from './steps.ts';

const HELP = `Everything that must hold: words, types, lint, all tests, the built screens and the browser journeys.

  npm test [-- files]

  files    only the tests whose path contains one of these; nothing else is checked then
  --help   this text

Ends with the line "N passed, N failed". The journeys need a Chromium (CHROMIUM_PATH or a usual place):
without one they are skipped, but with CI=true in the environment that is a failure.`;

const files = process.argv.slice(2);

if (files.includes('--help')) {
  console.log(HELP);
} else {
  const { passed, failed } = addUp(files.length > 0 ? await only(files) : await everything());
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

async function only(paths: readonly string[]): Promise<Tally[]> {
  return [await step('Tests', () => runTests([], paths))];
}

async function everything(): Promise<Tally[]> {
  const words = await step('Words', () => runScript('words.ts'));
  const types = await step('Types', checkTypes);
  const linted = await step('Lint', lint);
  const tests = await step('Tests: rules, server and screens', () => runTests(['rules', 'server', 'web']));
  const built = await step('Build the screens', () => runScript('build-web.ts'));
  const journeys = await step('Journeys in a browser', () => walkJourneys(built));
  return [words, types, linted, tests, built, journeys];
}

async function walkJourneys(built: Tally): Promise<Tally> {
  if (built.failed > 0) {
    console.log('The screens could not be built, so the journeys are not walked.');
    return { passed: 0, failed: 0 };
  }
  if (findChromium() !== undefined) return runTests(['journeys']);
  const inCi = process.env['CI'] === 'true';
  const how = 'install Chromium (Debian: apt-get install chromium) or say where it is in CHROMIUM_PATH';
  console.log(
    inCi
      ? `There is no Chromium here, and CI must walk the journeys: ${how}.`
      : `Skipped, there is no Chromium: ${how}.`,
  );
  return { passed: 0, failed: inCi ? 1 : 0 };
}
