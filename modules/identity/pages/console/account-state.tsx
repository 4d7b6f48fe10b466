import { Badge } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';

type Shown = {
  readonly state: keyof typeof identityVi.accounts.states;
  readonly disabledWhy: 'ADMINISTRATOR' | 'IDLE' | null;
  readonly hasPost: boolean;
  readonly mustEnrol: boolean;
  readonly openReset: object | null;
};

/** Everything that keeps an account from working, or that it works. */
export function AccountState({ account }: { account: Shown }) {
  const { accounts: w } = useWords(identityVi, identityEn);
  return (
    <>
      <Badge tone={account.state === 'ACTIVE' ? 'good' : 'quiet'}>{w.states[account.state]}</Badge>
      {account.disabledWhy === 'IDLE' && <Badge tone="quiet">{w.idle}</Badge>}
      {!account.hasPost && <Badge tone="attention">{w.noPost}</Badge>}
      {account.mustEnrol && <Badge tone="attention">{w.mustEnrol}</Badge>}
      {account.openReset && <Badge tone="attention">{w.resetWaits}</Badge>}
    </>
  );
}
