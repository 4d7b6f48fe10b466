import { Button } from '@mantine/core';
import { useState } from 'react';
import { consolePath, safeReturn } from '#ui/console/addresses.ts';
import { useWords } from '#ui/console/words.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';
import { openWithPasskey, useHasPasskeys } from './passkey-client.ts';

/** Shown once the browser has said that it can. */
export function PasskeyButton({
  does,
  label,
  then,
}: {
  does: 'sign-in' | 'unlock';
  label: string;
  then: string;
}) {
  const { account: w } = useWords(identityVi, identityEn);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isReady = useHasPasskeys();
  if (!isReady) return null;

  async function go() {
    setBusy(true);
    setProblem(null);
    const outcome = await openWithPasskey(does);
    if (outcome.isDone) return location.assign(consolePath(safeReturn(then || null)));
    setBusy(false);
    setProblem(outcome.sentence ?? w.passkeyFailed);
  }

  return (
    <div className="form">
      <Button className="button-quiet" onClick={() => void go()} disabled={isBusy}>
        {label}
      </Button>
      <p className="field-problem" role="alert">
        {problem}
      </p>
    </div>
  );
}
