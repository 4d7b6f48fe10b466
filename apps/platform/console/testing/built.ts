import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const lock = path.join(root, 'build/.building');
const patienceMs = 120_000;

/**
 * Builds pages and console when their sources changed since, then reads them with `load` before anybody else may build again: one test
 * file at a time, the others wait.
 */
export async function withBundles<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  await takeTurn();
  try {
    const { ensureBuilt } = (await import(path.join(root, 'launcher/build.mjs'))) as {
      ensureBuilt: () => void;
    };
    ensureBuilt();
    return await load();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
}

/** The same, for those who start another process that reads them. */
export function ensureBundles(): Promise<void> {
  return withBundles(() => Promise.resolve());
}

async function takeTurn(): Promise<void> {
  for (let waited = 0; ; waited += 50) {
    try {
      fs.mkdirSync(lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      // A builder that was killed leaves its mark behind.
      if (waited > patienceMs) fs.rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
