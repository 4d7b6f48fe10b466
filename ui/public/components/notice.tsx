import type { ReactNode } from 'react';

/**
 * A box that must be read: `attention` (sun, something is unusual), `calm` (sky, good to know), `done` (leaf, it worked).
 * The title says in words what the colour says; `level={1}` where it is the heading of the page.
 */
export function Notice(props: {
  tone: 'attention' | 'calm' | 'done';
  title: string;
  level?: 1 | 2;
  children?: ReactNode;
}) {
  return (
    <section className={`notice ${props.tone}`}>
      {props.level === 1 ? <h1>{props.title}</h1> : <h2>{props.title}</h2>}
      {props.children}
    </section>
  );
}
