import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const lock = path.join(root, 'build/.building');
const patienceMs = 120_000;

/** Builds pages and console when their sources changed since; one test file builds, the others wait for it. */
export async function ensureBundles(): Promise<void> {
  fs.mkdirSync(path.dirname(lock), { recursive: true });
  await takeTurn();
  try {
    const { ensureBuilt } = (await import(path.join(root, 'launcher/build.mjs'))) as {
      ensureBuilt: () => void;
    };
    ensureBuilt();
  } finally {
    fs.rmSync(lock, { recursive: true, force: true });
  }
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
