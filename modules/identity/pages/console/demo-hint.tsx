import { Card, Facts } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import type { DemoHint as Hint } from '../../demo.ts';
import { identityEn } from './messages.en.ts';
import { identityVi } from './messages.vi.ts';

/** In a demonstration only: who one can be, and with what. */
export function DemoHint({ demo }: { demo: Hint }) {
  const { demo: w } = useWords(identityVi, identityEn);
  return (
    <Card title={w.title}>
      <Facts
        facts={[
          [w.password, <code key="password">{demo.password}</code>],
          [
            w.code,
            <span key="code">
              <code>{demo.code}</code> ({w.codeHint(demo.secondsLeft)})
            </span>,
          ],
        ]}
      />
      <h3>{w.accounts}</h3>
      <ul>
        {demo.accounts.map(({ signInName, title }) => (
          <li key={signInName}>
            <code>{signInName}</code>: {title}
          </li>
        ))}
      </ul>
    </Card>
  );
}
