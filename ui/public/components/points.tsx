import { WithHelplines } from './helplines.tsx';

/** Short sentences of ours, one a line (`inOrder`: numbered); telephone numbers in them can be tapped. */
export function Points({ points, inOrder = false }: { points: readonly string[]; inOrder?: boolean }) {
  const List = inOrder ? 'ol' : 'ul';
  return (
    <List>
      {points.map((text) => (
        <li key={text}>
          <WithHelplines>{text}</WithHelplines>
        </li>
      ))}
    </List>
  );
}
