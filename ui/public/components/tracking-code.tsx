import { Fragment } from 'react';

/** The code in groups of four, large enough to copy by hand. Spaces between groups: the look-up ignores them. */
export function TrackingCode({ code }: { code: string }) {
  return (
    <p className="tracking-code" translate="no">
      {groupsOfFour(code).map((group, place) => (
        <Fragment key={`${place}-${group}`}>
          <span>{group}</span>{' '}
        </Fragment>
      ))}
    </p>
  );
}

function groupsOfFour(code: string): string[] {
  return code.replace(/[^\p{L}\p{N}]/gu, '').match(/.{1,4}/gu) ?? [];
}
