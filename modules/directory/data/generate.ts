/**
 * Writes the committed seed data: `node modules/directory/data/generate.ts`, by hand, after a change of a source.
 * Nothing here runs in the product. Ids are computed from code, name and date, so a second run changes nothing.
 */
import { writeFileSync } from 'node:fs';

import { readAddressPackage } from './source/address-package.ts';
import { buildAreas } from './source/areas.ts';
import { buildOrganizations } from './source/organizations.ts';

/** One row per line: a reviewer sees which unit changed. */
function write(name: string, rows: readonly object[]): void {
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  writeFileSync(new URL(name, import.meta.url), `[\n${lines}\n]\n`);
  process.stdout.write(`${name}: ${rows.length}\n`);
}

const { areas, succession } = buildAreas(readAddressPackage());
const bodies = buildOrganizations(areas, succession);
write('areas.json', areas);
write('succession.json', succession);
write('organizations.json', bodies.organizations);
write('units.json', bodies.units);
write('organization-succession.json', bodies.succession);
write('role-assignments.json', bodies.assignments);
