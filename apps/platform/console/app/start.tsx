import { type LoaderFunctionArgs, redirect } from 'react-router';
import { requestOf } from '#ui/console/context.ts';
import { shellEn } from '#ui/console/messages.en.ts';
import { shellVi } from '#ui/console/messages.vi.ts';
import { Page } from '#ui/console/page.tsx';
import { Empty } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { navFor } from '../shell-data-for.ts';

/** The console opens where this person's daily work is. */
export function loader({ context }: LoaderFunctionArgs) {
  const [first] = navFor(requestOf(context).actor);
  if (first) throw redirect(`/${first.path}`, 303);
  return null;
}

export default function Start() {
  const words = useWords(shellVi, shellEn).start;
  return (
    <Page title={words.title}>
      <Empty title={words.nothing}>{words.askAdministrator}</Empty>
    </Page>
  );
}
