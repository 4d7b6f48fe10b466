import { WithHelplines } from '#ui/public/index.ts';

/** Short sentences of ours, one a line; numbers in them can be tapped. */
export function Points({ points }: { points: readonly string[] }) {
  return (
    <ul>
      {points.map((text) => (
        <li key={text}>
          <WithHelplines>{text}</WithHelplines>
        </li>
      ))}
    </ul>
  );
}
