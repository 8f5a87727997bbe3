// Runs before `npm start` and `npm test` under whatever Node the machine has (20 or newer), when no package may be installed yet:
// so plain JavaScript, and nothing but what Node itself brings.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HELP = `Makes the checkout ready: installs the packages of package-lock.json when they are not the installed ones.

  node scripts/prepare.mjs [--with-browser]

  --with-browser  also sees to it that there is a Chromium for the browser journeys (installs it by apt-get when we are root)
  --help          this text`;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stampFile = join(root, 'node_modules', '.tillit-lock');
const HEARTBEAT_MS = 10_000;

const say = (sentence) => console.log(`tillit: ${sentence}`);

if (process.argv.includes('--help')) {
  console.log(HELP);
} else {
  try {
    await installPackages();
    refuseOldNode();
    if (process.argv.includes('--with-browser')) await installBrowser();
  } catch (fault) {
    say(fault.message);
    process.exitCode = 1;
  }
}

async function installPackages() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : '';
  if (installed === wanted) return;
  const [node, npm] = npmCommand();
  say(
    'the packages of package-lock.json are not installed yet; installing them (npm ci), which takes a minute or two.',
  );
  const code = await run(
    node,
    [...npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error'],
    'installing the packages',
  );
  if (code !== 0) {
    throw new Error(
      'the packages could not be installed; what npm says stands above. Check the network, then run the same command again.',
    );
  }
  // npm ci empties node_modules first, so the stamp can only be written now.
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, `${wanted}\n`);
  say('the packages are installed.');
}

// npm's own node and its own file: a `node` or `npm` found by name could be the one inside the node_modules that is about to be emptied.
/** @returns {[string, string[]]} the program and its first arguments */
function npmCommand() {
  const { npm_node_execpath: node, npm_execpath: npm } = process.env;
  if (node && npm && !node.startsWith(join(root, 'node_modules'))) return [node, [npm]];
  const inside = join(root, 'node_modules', '.bin');
  const path = (process.env.PATH ?? '').split(':').filter((folder) => folder !== inside);
  process.env.PATH = path.join(':');
  return ['npm', []];
}

function refuseOldNode() {
  const ours = join(root, 'node_modules', '.bin', 'node');
  const command = existsSync(ours) ? ours : 'node';
  const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
  const version = (stdout ?? '').trim();
  if (Number(/^v(\d+)/.exec(version)?.[1] ?? 0) >= 24) return;
  throw new Error(
    `Tillit runs on Node 24 or newer and this machine (${process.platform}-${process.arch}) has ${version || 'none'}. ` +
      'On Linux it comes with the packages (run npm ci without --omit=optional); elsewhere install it from https://nodejs.org and run the same command again.',
  );
}

async function installBrowser() {
  if (findChromium() !== undefined) return;
  const named = process.env.CHROMIUM_PATH;
  if (named)
    return say(`CHROMIUM_PATH says ${named}, and there is no such file: the browser journeys will be skipped.`);
  if (process.platform === 'linux' && process.getuid() === 0 && onPath('apt-get')) {
    say('there is no Chromium for the browser journeys; installing it (apt-get install chromium).');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
    const updated = await run('apt-get', [...quiet, 'update'], 'reading the list of packages', env);
    const packages = ['install', '-y', '--no-install-recommends', 'chromium'];
    if (updated === 0) await run('apt-get', [...quiet, ...packages], 'installing Chromium', env);
    if (findChromium() !== undefined) return say('Chromium is installed.');
  }
  say(
    'there is no Chromium, so the browser journeys will be skipped. To run them, install it ' +
      '(Debian: apt-get install chromium · macOS: brew install --cask chromium) or say where it is in CHROMIUM_PATH.',
  );
}

// The same places as in platform/testing/chromium.ts, which this file can't import before Node 24 is here.
function findChromium() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : undefined;
  const usual = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return usual.find((path) => existsSync(path));
}

function onPath(command) {
  return (process.env.PATH ?? '').split(':').some((folder) => existsSync(join(folder, command)));
}

/** Runs a command with its output shown and a line every ten seconds; answers its exit code. */
function run(command, args, what, env = process.env) {
  const startedAt = Date.now();
  const heartbeat = setInterval(() => {
    say(`still ${what}, ${Math.round((Date.now() - startedAt) / 1000)} seconds so far …`);
  }, HEARTBEAT_MS);
  return new Promise((done) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (fault) => {
      console.error(fault.message);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  }).finally(() => clearInterval(heartbeat));
}
