import { AnNhiError, type Sentence } from '#kernel/errors/errors.ts';

/** `NOTICE`: works, somebody should look. `WRONG`: something does not work. `SKIPPED`: could not be looked at. */
export type State = 'OK' | 'NOTICE' | 'WRONG' | 'SKIPPED';

/** What one check found, and what to do about it (null when nothing is to be done). */
export type Finding = { readonly state: State; readonly says: Sentence; readonly todo: Sentence | null };
export type Result = Finding & { readonly name: string };

export type Check<Patient> = {
  readonly name: string;
  readonly examine: (patient: Patient) => Promise<Finding> | Finding;
};

/** Runs every check by itself: one that fails, or takes longer than `patienceMs`, says so and does not keep the others from being made. */
export async function runChecks<Patient>(
  checks: readonly Check<Patient>[],
  patient: Patient,
  patienceMs = 15_000,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, examine } of checks)
    results.push({ name, ...(await examined(() => examine(patient), patienceMs)) });
  return results;
}

export function ok(vi: string, en: string): Finding {
  return { state: 'OK', says: { vi, en }, todo: null };
}

export function notice(says: Sentence, todo: Sentence): Finding {
  return { state: 'NOTICE', says, todo };
}

export function wrong(says: Sentence, todo: Sentence): Finding {
  return { state: 'WRONG', says, todo };
}

/** A fault as a finding: named errors carry what to do in their own sentence. */
export function findingOf(error: unknown): Finding {
  if (error instanceof AnNhiError) return { state: 'WRONG', says: error.sentence, todo: null };
  const code = error instanceof Error ? ('code' in error ? String(error.code) : error.name) : 'FAULT';
  return wrong(
    { vi: `Không khám được mục này (${code}).`, en: `This could not be examined (${code}).` },
    {
      vi: 'Sửa các mục hỏng ở trên rồi chạy lại "annhi doctor".',
      en: 'Put right what is wrong above, then run "annhi doctor" again.',
    },
  );
}

async function examined(work: () => Promise<Finding> | Finding, patienceMs: number): Promise<Finding> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Finding>((resolve) => {
    timer = setTimeout(
      resolve,
      patienceMs,
      findingOf(Object.assign(new Error('late'), { code: 'TOO_SLOW' })),
    );
  });
  try {
    return await Promise.race([(async () => work())(), late]);
  } catch (error) {
    return findingOf(error);
  } finally {
    clearTimeout(timer);
  }
}
