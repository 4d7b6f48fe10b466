import { Fragment } from 'react';

/** The code in groups of four (or `by`), large enough to copy by hand. Spaces between groups: the look-up ignores them. */
export function TrackingCode({ code, by = 4 }: { code: string; by?: 3 | 4 }) {
  return (
    <p className="tracking-code" translate="no">
      {groupsOf(code, by).map((group, place) => (
        <Fragment key={`${place}-${group}`}>
          <span>{group}</span>{' '}
        </Fragment>
      ))}
    </p>
  );
}

function groupsOf(code: string, by: 3 | 4): string[] {
  return code.replace(/[^\p{L}\p{N}]/gu, '').match(by === 3 ? /.{1,3}/gu : /.{1,4}/gu) ?? [];
}
