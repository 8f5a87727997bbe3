import { mkdtemp, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { startEmbeddedPostgres } from '../../platform/server/embedded-postgres.ts';
import { migrate } from '../../platform/server/migrate.ts';
import { sqlFolders } from '../server/find-database.ts';
import { startServerProcess } from '../testing/start-server-process.ts';
import { hideCitizens } from './interference-data.ts';
import { type Asked, nothing, questions, type Target } from './interference-questions.ts';
import { summarise } from './load.ts';
import { type BenchRoom, fillFirstPages, gatherStatistics, makeRooms } from './rooms-data.ts';

const roomCount = 400;
const seconds = Number(process.env['SECONDS'] ?? 8);
/** Part of the names of the questions that are asked; all, unless it is given. */
const only = process.env['ONLY'] ?? '';
const agent = new http.Agent({ keepAlive: true });

interface Bench {
  url: string;
  asker: BenchRoom;
  /** Rooms in which nobody is who is in the asker's. */
  hidden: readonly Target[];
}

/** Whether the time of an answer tells what its bytes don't: what is hidden held against what does not exist, turn about. */
export async function benchInterference(say: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tillit-bench-'));
  const postgres = await startEmbeddedPostgres({ folder, onProgress: say });
  try {
    await migrate(postgres.ownerUrl, sqlFolders);
    const rooms = await makeRooms(postgres.ownerUrl, roomCount);
    await fillFirstPages(
      postgres.ownerUrl,
      rooms.slice(1).map(({ id }) => id),
    );
    await gatherStatistics(postgres.ownerUrl);
    const [asker] = rooms;
    if (asker === undefined) throw new Error('There is no room.');
    const hidden = await hideCitizens(postgres.ownerUrl, asker.id);
    const { url, stop } = await startServerProcess(postgres.appUrl);
    try {
      await compareAll({ url, asker, hidden }, say);
    } finally {
      await stop();
    }
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareAll(bench: Bench, say: (line: string) => void): Promise<void> {
  const chosen = questions.filter(({ name }) => name.includes(only));
  say(
    `${bench.hidden.length} hidden rooms with 50 messages each; one asker, one question at a time; ${seconds} s each.\n`,
  );
  // The server's code gets warm, and so do its statements.
  for (const question of chosen) await compare(bench, question, 1);
  say(
    "| question | answer | rounds | hidden p50 ms | nobody's p50 ms | ratio | nobody's again, ratio | hidden was slower |",
  );
  say('|---|---|---|---|---|---|---|---|');
  const results = [];
  for (const question of chosen) {
    const result = await compare(bench, question, seconds);
    results.push(result);
    const { status, rounds, hidden, absent, ratio, control, slower } = result;
    const cells = [
      question.name,
      status,
      rounds,
      hidden.toFixed(2),
      absent.toFixed(2),
      ratio.toFixed(3),
      control.toFixed(3),
    ];
    say(`| ${cells.join(' | ')} | ${(slower * 100).toFixed(1)} % |`);
  }
  say(`\n${tell(results)}`);
}

interface Result {
  name: string;
  /** What both are answered. */
  status: string;
  rounds: number;
  hidden: number;
  absent: number;
  ratio: number;
  control: number;
  /** In which share of the rounds the hidden one took longer; a half says nothing. */
  slower: number;
}

/** Three questions in each round, in an order drawn anew: something hidden, nothing, and nothing again to see the noise. */
async function compare({ url, asker, hidden }: Bench, question: Asked, time: number): Promise<Result> {
  const took: Record<'hidden' | 'absent' | 'again', number[]> = { hidden: [], absent: [], again: [] };
  const cookie = question.by === 'citizen' ? asker.sender : asker.listener;
  const until = performance.now() + time * 1000;
  let status = '';
  for (let round = 0; performance.now() < until; round += 1) {
    const target = hidden[round % hidden.length];
    if (target === undefined) throw new Error('Nothing is hidden.');
    const answers = new Set<string>();
    for (const one of shuffled(['hidden', 'absent', 'again'] as const)) {
      const about = one === 'hidden' ? target : nothing();
      const begun = performance.now();
      answers.add(await ask(url, cookie, question, about));
      took[one].push(performance.now() - begun);
    }
    status = [...answers][0]?.slice(0, 3) ?? '';
    if (answers.size > 1)
      throw new Error(
        `${question.name} tells in words: ${[...answers].map((answer) => answer.slice(0, 100)).join(' / ')}`,
      );
  }
  const [p50, absent, again] = [took.hidden, took.absent, took.again].map((each) => summarise(each).p50);
  if (p50 === undefined || absent === undefined || again === undefined) throw new Error('Nothing was measured.');
  const rounds = took.hidden.length;
  const slower = took.hidden.filter((each, at) => each > (took.absent[at] ?? each)).length / rounds;
  return {
    name: question.name,
    status,
    rounds,
    hidden: p50,
    absent,
    ratio: p50 / absent,
    control: again / absent,
    slower,
  };
}

/** What the numbers can carry, and no more. */
function tell(results: readonly Result[]): string {
  // Three standard errors of a half, so that a dozen questions seldom give one by chance.
  const told = results.filter(({ slower, rounds }) => Math.abs(slower - 0.5) > 1.5 / Math.sqrt(rounds));
  const noise = Math.max(...results.map(({ control }) => Math.abs(control - 1)));
  const most = Math.max(...results.map(({ ratio }) => Math.abs(ratio - 1)));
  const apart = `The medians part by at most ${(most * 100).toFixed(1)} %, those of nobody's and nobody's again by ${(noise * 100).toFixed(1)} %.`;
  return told.length === 0
    ? `${apart} In no question was the hidden one slower or faster more often than chance makes it with so many rounds; smaller differences, or more rounds, are not ruled out.`
    : `${apart} More often than chance makes it, time tells in: ${told.map(({ name }) => name).join(', ')}.`;
}

function shuffled<T>(list: readonly T[]): T[] {
  return list
    .map((each) => ({ each, by: Math.random() }))
    .sort((one, other) => one.by - other.by)
    .map(({ each }) => each);
}

function ask(url: string, cookie: string, question: Asked, about: Target): Promise<string> {
  const body = question.body === undefined ? undefined : JSON.stringify(question.body(about));
  const typed = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body ?? '') };
  const headers = { cookie, 'x-tillit': '1', ...(body === undefined ? {} : typed) };
  return new Promise((resolve, reject) => {
    const options = { method: question.method, agent, headers };
    const request = http.request(`${url}/api${question.path(about)}`, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
    });
    request.on('error', reject);
    request.end(body);
  });
}
