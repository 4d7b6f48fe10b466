/** `node launcher/mutants.ts [part of a name]`: takes each guard away in a private copy and prints which tests noticed. */
import { mutants } from './mutants/mutants.ts';
import { openWorkshop } from './mutants/workshop.ts';

const wanted = process.argv[2] ?? '';
const workshop = openWorkshop();
try {
  for (const mutant of mutants.filter((one) => one.name.includes(wanted))) {
    const begun = performance.now();
    const { state, detail } = await workshop.tryOut(mutant);
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    process.stdout.write(
      `${state.padEnd(12)} ${seconds.padStart(5)} s  ${mutant.name}\n${' '.repeat(22)}${detail}\n`,
    );
    if (state !== 'CAUGHT') process.exitCode = 1;
  }
} finally {
  workshop.close();
}
