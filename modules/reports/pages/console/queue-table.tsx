import { useEffect, useRef, useState } from 'react';
import { useSubmit } from 'react-router';
import { useShortcuts } from '#ui/console/shortcuts.ts';
import { useWords } from '#ui/console/words.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { priorities } from '../../rules/categories.ts';
import type { QueueData } from './queue-page.tsx';
import { QueueRow } from './queue-row.tsx';

type Props = Pick<QueueData, 'items' | 'now' | 'canClaim'> & { readonly view: string };

/**
 * The queue. `j` and `k` walk through it, Enter opens, `x` ticks, `c` claims, `a` confirms what is proposed, `1` to `4` confirm it with
 * another priority; the row that is chosen is the row that holds the focus, and after a decision the focus goes to the next one.
 */
export function QueueTable({ items, now, canClaim, view }: Props) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.queue;
  const body = useRef<HTMLTableSectionElement>(null);
  const [chosen, setChosen] = useState(-1);
  const submit = useSubmit();
  const goTo = useRef<string | null>(null);
  const lastTicked = useRef(-1);

  const focusRow = (index: number) => {
    const row = body.current?.rows[index];
    row?.querySelector<HTMLAnchorElement>('a.queue-open')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  };
  const walk = (by: number) => {
    const next = Math.min(items.length - 1, Math.max(0, chosen + by));
    setChosen(next);
    focusRow(next);
  };
  // The decided row may leave the list or move in it: the focus goes to the one that came after it, wherever that stands now.
  useEffect(() => {
    if (goTo.current === null) return;
    const index = items.findIndex(({ fileId }) => fileId === goTo.current);
    goTo.current = null;
    if (index < 0) return;
    setChosen(index);
    focusRow(index);
  }, [items]);

  const decide = (does: 'claim' | 'confirm', more: Readonly<Record<string, string>> = {}) => {
    const item = items[chosen];
    if (!item || !canClaim) return;
    const next = items.slice(chosen + 1).find((one) => !one.isCovered) ?? items[chosen + 1];
    goTo.current = next?.fileId ?? items[chosen - 1]?.fileId ?? null;
    void submit(
      { do: does, form: item.fileId, fileId: item.fileId, stay: '1', ...more },
      { method: 'post', preventScrollReset: true },
    );
  };
  const boxes = () => [...(body.current?.querySelectorAll<HTMLInputElement>('input[name="chosen"]') ?? [])];
  const tick = (index: number, isOn: boolean, withRange: boolean) => {
    const [from, to] = withRange && lastTicked.current >= 0 ? [lastTicked.current, index] : [index, index];
    for (const [at, box] of boxes().entries())
      if (at >= Math.min(from, to) && at <= Math.max(from, to)) box.checked = isOn;
    lastTicked.current = index;
    body.current?.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const tickPage = () => {
    const isAll = boxes().every((box) => box.checked);
    for (const box of boxes()) box.checked = !isAll;
    body.current?.dispatchEvent(new Event('change', { bubbles: true }));
  };
  useShortcuts([
    ['j', w.keys.next, () => walk(1)],
    ['k', w.keys.previous, () => walk(-1)],
    [
      'o',
      w.keys.open,
      () => body.current?.rows[chosen]?.querySelector<HTMLAnchorElement>('a.queue-open')?.click(),
    ],
    ...(canClaim
      ? ([
          ['x', w.keys.select, () => tick(chosen, !boxes()[chosen]?.checked, false)],
          ['X', w.bulk.selectPage, tickPage],
          ['c', w.keys.claim, () => decide('claim')],
          ['a', w.keys.accept, () => decide('confirm')],
        ] as const)
      : []),
    ...(canClaim
      ? priorities.map(
          (name, index) =>
            [
              String(index + 1),
              w.keys.priority(words.priorities[name]),
              () => decide('confirm', { priority: name }),
            ] as const,
        )
      : []),
  ]);

  return (
    <div className="table-box">
      <table className="table queue" aria-label={w.table}>
        <thead>
          <tr>
            {canClaim && (
              <th scope="col">
                <input
                  type="checkbox"
                  className="needs-script"
                  aria-label={w.bulk.selectPage}
                  title={w.bulk.selectPage}
                  onClick={tickPage}
                />
                <span className="unseen">{w.bulk.selectPage}</span>
              </th>
            )}
            <th scope="col">{w.columns.what}</th>
            <th scope="col">{w.columns.state}</th>
            <th scope="col">{w.columns.received}</th>
            <th scope="col">{w.columns.holder}</th>
            <th scope="col">
              <span className="unseen">{w.columns.step}</span>
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {items.map((item, index) => (
            <QueueRow
              key={item.fileId}
              item={item}
              now={now}
              canClaim={canClaim}
              isChosen={index === chosen}
              view={view}
              onFocus={() => setChosen(index)}
              onTick={(isOn, withRange) => tick(index, isOn, withRange)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
