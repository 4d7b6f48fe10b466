import { notFound } from '#kernel/errors/errors.ts';
import type { LoaderFunctionArgs } from 'react-router';
import { asPage, consoleOf } from '../context.ts';

/** An address that leads nowhere looks like one that leads to what is not yours. */
export function loader({ context }: LoaderFunctionArgs): never {
  throw asPage(notFound(), consoleOf(context).locale);
}

export const action = loader;

export default function Nowhere() {
  return null;
}
