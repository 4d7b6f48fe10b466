import { Link, useSearchParams } from 'react-router';
import { CheckField, ConsoleForm, HiddenField, SubmitButton, TextField } from '#ui/console/form.tsx';
import { Disclosure } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';
import { viewAddress, viewFilterOf } from './queue-filter.ts';
import type { QueueData } from './queue-page.tsx';

/** Filters kept under a name, one's own and the office's; the one in sight can be kept too. */
export function QueueViews({ views }: { views: QueueData['views'] }) {
  const w = useWords(reportsConsoleVi, reportsConsoleEn).queue.views;
  const [search] = useSearchParams();
  const here = viewAddress(viewFilterOf(search));
  return (
    <div className="views">
      {views.length > 0 && (
        <ul className="chips" aria-label={w.title}>
          {views.map((view) => {
            const to = viewAddress(view.filter);
            return (
              <li key={view.viewId}>
                <Link className="chip" to={to} aria-current={to === here ? 'true' : undefined}>
                  {view.name}
                  {view.isShared && <span className="is-quiet"> · {w.shared}</span>}
                </Link>
              </li>
            );
          })}
        </ul>
      )}
      <Disclosure summary={w.save} form="save-view">
        <ConsoleForm does="save-view">
          <TextField name="name" label={w.name} hint={w.nameHint} />
          <CheckField name="isShared" label={w.isShared} />
          <SubmitButton tone="quiet">{w.saveButton}</SubmitButton>
        </ConsoleForm>
        {views
          .filter(({ isMine }) => isMine)
          .map((view) => (
            <ConsoleForm key={view.viewId} does="delete-view" id={view.viewId} className="view-delete">
              <HiddenField name="viewId" value={view.viewId} />
              <span>{view.name}</span>
              <SubmitButton tone="quiet">
                {w.delete}
                <span className="unseen"> {w.deleteThis(view.name)}</span>
              </SubmitButton>
            </ConsoleForm>
          ))}
      </Disclosure>
    </div>
  );
}
