import type { Import } from './sources.ts';

type Rule = (one: Import, order: readonly string[]) => string | undefined;

const RULES: readonly Rule[] = [
  kernelIsAlone,
  plannerIsAlone,
  checkersShareNothing,
  platformKnowsNoModule,
  nothingImportsApps,
  contractsArePure,
  domainIsPure,
  webAndServerApart,
  order,
  doors,
];

/** What is wrong with an import, in a sentence; undefined when the house allows it. */
export function findBreach(one: Import, moduleOrder: readonly string[]): string | undefined {
  for (const rule of RULES) {
    const breach = rule(one, moduleOrder);
    if (breach !== undefined) return `${one.from} imports ${one.to}: ${breach}`;
  }
  return undefined;
}

function kernelIsAlone({ from, to, kind }: Import): string | undefined {
  if (inside(from, 'kernel') && kind === 'ours' && !inside(to, 'kernel')) return 'the kernel imports nothing of ours';
  return undefined;
}

function plannerIsAlone({ from, to, kind }: Import): string | undefined {
  if (inside(from, 'planner') && kind === 'ours' && !inside(to, 'planner'))
    return 'the planner is a package of its own';
  if (inside(to, 'planner') && !inside(from, 'planner')) return 'the planner is run as a program, not imported';
  return undefined;
}

/** A checker that used the search, or its rules, would make its mistakes. */
function checkersShareNothing({ from, to, kind }: Import): string | undefined {
  const checker = ['planner/check', 'planner/caseload/check'].find((folder) => inside(from, folder));
  if (checker === undefined || kind !== 'ours' || isTest(from)) return undefined;
  const allowed = [checker, 'planner/basics', 'planner/problem', 'planner/caseload/problem'];
  return allowed.some((folder) => inside(to, folder)) ? undefined : 'a checker shares nothing with the search';
}

function platformKnowsNoModule({ from, to, kind }: Import): string | undefined {
  if (!inside(from, 'platform') || kind !== 'ours') return undefined;
  return inside(to, 'modules') ? 'the platform knows no module' : undefined;
}

function nothingImportsApps({ from, to, kind }: Import): string | undefined {
  if (kind !== 'ours' || !['apps', 'scripts', 'journeys', 'bench'].some((top) => inside(to, top))) return undefined;
  if (isTest(from) && (inside(to, 'apps/testing') || inside(to, 'scripts'))) return undefined;
  // A file at the root is a tool's settings.
  if (!from.includes('/') || ['apps', 'scripts', 'journeys', 'bench'].some((top) => inside(from, top)))
    return undefined;
  return `nothing imports ${to.split('/')[0]}`;
}

function contractsArePure({ from, to, kind }: Import): string | undefined {
  const contract = inside(from, 'platform/contract') || /^modules\/[^/]+\/contract\.ts$/.test(from);
  if (!contract || kind !== 'ours') return undefined;
  if (sideOf(to) !== undefined) return 'a contract is read by server and screen, so it imports neither';
  return undefined;
}

const PURE_PACKAGES = ['zod'];
const TEST_PACKAGES = ['vitest', 'fast-check', '@fast-check/vitest'];

function domainIsPure({ from, to, kind }: Import): string | undefined {
  if (!/^modules\/[^/]+\/domain\//.test(from)) return undefined;
  const says = 'the domain is pure: it imports only the kernel, domains and zod';
  if (kind === 'package')
    return [...PURE_PACKAGES, ...(isTest(from) ? TEST_PACKAGES : [])].includes(to) ? undefined : says;
  return inside(to, 'kernel') || /^modules\/[^/]+\/domain\//.test(to) ? undefined : says;
}

function webAndServerApart({ from, to, kind }: Import): string | undefined {
  if (kind !== 'ours') return undefined;
  const [here, there] = [sideOf(from), sideOf(to)];
  if (here === undefined || there === undefined || here === there) return undefined;
  return `the ${here} never imports the ${there}`;
}

function order({ from, to, kind }: Import, moduleOrder: readonly string[]): string | undefined {
  const [here, there] = [moduleOf(from), moduleOf(to)];
  if (kind !== 'ours' || here === undefined || there === undefined || here === there) return undefined;
  const [mine, theirs] = [moduleOrder.indexOf(here), moduleOrder.indexOf(there)];
  if (mine >= 0 && theirs >= 0 && theirs < mine) return undefined;
  return `${here} may call only the modules before it in modules/README.md, and ${there} is not`;
}

function doors({ from, to, kind }: Import): string | undefined {
  const there = moduleOf(to);
  if (kind !== 'ours' || there === undefined) return undefined;
  const door = /^modules\/[^/]+\/(server\/public\.ts|web\/public\.tsx?)$/.test(to);
  // What a module offers to the tests of those after it, to people its world.
  const forTests = /^modules\/[^/]+\/server\/[^/]+-for-tests\.ts$/;
  if (forTests.test(to) && (isTest(from) || forTests.test(from) || inside(from, 'apps'))) return undefined;
  const open = door || /^modules\/[^/]+\/(domain\/.+|contract\.ts)$/.test(to);
  if (moduleOf(from) === there) return door && !isTest(from) ? 'inside a module nobody uses its doors' : undefined;
  return open
    ? undefined
    : `others come into ${there} only through domain/, contract.ts, server/public.ts and web/public.tsx`;
}

const inside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const moduleOf = (path: string) => /^modules\/([^/]+)\//.exec(path)?.[1];
const sideOf = (path: string) => /^(?:platform|apps|modules\/[^/]+)\/(server|web)\//.exec(path)?.[1];
