import { Card } from '#ui/console/parts.tsx';

/** Ten codes to print or copy. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <Card>
      <ol>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </Card>
  );
}
