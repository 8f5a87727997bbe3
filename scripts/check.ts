import { addUp, checkTypes, lint, runScript, runTests, step } from './steps.ts';

const HELP = `The quick look before a commit: words, types, imports, lint and the tests without journeys.

  npm run check

  --help   this text`;

if (process.argv.includes('--help')) {
  console.log(HELP);
} else {
  const tallies = [
    await step('Words', () => runScript('words.ts')),
    await step('Types', checkTypes),
    await step('Lint', lint),
    // The architecture's test, which checks the imports, is one of the server's.
    await step('Imports and quick tests', () => runTests(['rules', 'server', 'web'])),
  ];
  const { passed, failed } = addUp(tallies);
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
