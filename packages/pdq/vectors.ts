import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The reference's answers about the pictures in `vectors/`, for tests and the bench. */
export type Vector = {
  file: string;
  path: string;
  /** What may be demanded: see README, "Vectors". */
  kind: 'exact' | 'exact-jpeg' | 'big' | 'big-jpeg' | 'tie';
  pdq: string;
  quality: number;
};

const folder = join(import.meta.dirname, 'vectors');

function readRows(name: string): string[][] {
  const [, ...lines] = readFileSync(join(folder, name), 'utf8').trim().split('\n');
  return lines.map((line) => line.split(','));
}

export function readVectors(): Vector[] {
  const answers = new Map(
    readRows('vectors.csv').map(([file, pdq, quality]) => [file!, { pdq: pdq!, quality: Number(quality) }]),
  );
  return readRows('classes.csv').map(([file, , , kind]) => ({
    file: file!,
    path: join(folder, file!),
    kind: kind as Vector['kind'],
    ...answers.get(file!)!,
  }));
}

/** The reference's eight hashes of eight pictures. */
export function readDihedralVectors(): { path: string; position: string; pdq: string }[] {
  return readRows('dihedral.csv').map(([file, position, pdq]) => ({
    path: join(folder, file!),
    position: position!,
    pdq: pdq!,
  }));
}
