import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { doneAt } from '#ui/console/addresses.ts';
import { useWords } from '#ui/console/words.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';
import { makePasskey } from './passkey-client.ts';

/** Asks the password, then the device. */
export function AddPasskey() {
  const { account: w } = useWords(identityVi, identityEn);
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function add(form: FormData) {
    setBusy(true);
    setProblem(null);
    const outcome = await makePasskey(String(form.get('password') ?? ''), String(form.get('label') ?? ''));
    setBusy(false);
    if (outcome.isDone) await navigate(doneAt('/account', 'added'));
    else setProblem(outcome.sentence ?? w.passkeyFailed);
  }

  return (
    <form
      className="form"
      aria-label={w.addPasskey}
      onSubmit={(event) => {
        event.preventDefault();
        void add(new FormData(event.currentTarget));
      }}
    >
      <TextInput name="label" label={w.passkeyLabel} description={w.passkeyLabelHint} autoComplete="off" />
      <TextInput
        name="password"
        label={w.presentPassword}
        type="password"
        autoComplete="current-password"
        required
      />
      <p className="field-problem" role="alert">
        {problem}
      </p>
      <Button type="submit" className="button-quiet" disabled={isBusy}>
        {w.addPasskey}
      </Button>
    </form>
  );
}
