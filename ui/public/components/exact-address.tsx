import { defang } from '../defang.ts';

/**
 * An address that is evidence: shown so that nothing makes it a link, with the exact text beside it to copy.
 * It is never an `<a>`, so that nobody opens it by a slip.
 */
export function ExactAddress(props: { address: string; id: string; copyLabel: string }) {
  return (
    <div className="exact-address">
      <p className="defanged">
        <bdi dir="ltr">{defang(props.address)}</bdi>
      </p>
      <label htmlFor={props.id}>{props.copyLabel}</label>
      <input id={props.id} type="text" dir="ltr" readOnly defaultValue={props.address} spellCheck={false} />
    </div>
  );
}
