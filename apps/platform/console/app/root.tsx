import '#ui/console/styles/index.css';
import {
  type LoaderFunctionArgs,
  type MiddlewareFunction,
  Outlet,
  useRouteError,
  useRouteLoaderData,
} from 'react-router';
import { ErrorPage } from '#ui/console/error-page.tsx';
import { ConsoleDocument } from '#ui/console/document.tsx';
import { Shell } from '#ui/console/shell.tsx';
import type { ShellData } from '#ui/console/shell-data.ts';
import { requireSession } from '../require-session.ts';
import { shellDataFor } from '../shell-data-for.ts';

export const middleware: MiddlewareFunction<Response>[] = [requireSession];

export function loader({ context }: LoaderFunctionArgs): Promise<ShellData> {
  return shellDataFor(context);
}

export function Layout({ children }: { children: React.ReactNode }) {
  const shell = useRouteLoaderData<ShellData>('root') ?? null;
  return <ConsoleDocument shell={shell}>{children}</ConsoleDocument>;
}

export default function Root() {
  return (
    <Shell>
      <Outlet />
    </Shell>
  );
}

export function ErrorBoundary() {
  const error = useRouteError();
  return (
    <Shell>
      <ErrorPage error={error} />
    </Shell>
  );
}
