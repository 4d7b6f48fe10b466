// dependency-cruiser over the house's rules. With a parser that understands nothing it would see no module and pass: so we count.
import { cruise } from 'dependency-cruiser';
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-options';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './install.mjs';

const floor = 300;
process.chdir(root);
const options = await extractConfig(path.join(root, '.dependency-cruiser.cjs'));
const { output } = await cruise(
  ['apps', 'modules', 'kernel', 'packages', 'ui', 'standards'].filter((folder) =>
    fs.existsSync(path.join(root, folder)),
  ),
  { ...options, validate: true },
);
const { error, totalCruised, violations } = output.summary;
for (const one of violations)
  if (one.rule.severity === 'error') console.log(`${one.rule.name}: ${one.from} → ${one.to}`);
console.log(`${totalCruised} modules, ${error} broken boundaries`);
if (totalCruised < floor) console.log(`fewer than ${floor} modules were seen: the check itself is broken`);
process.exitCode = error > 0 || totalCruised < floor ? 1 : 0;
