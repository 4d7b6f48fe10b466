import { Form } from 'react-router';
import { Notice } from '#ui/console/parts.tsx';
import type { FoundOffices } from './find-office.ts';
import { officeQuery } from './office-query.ts';

type Words = {
  readonly find: string;
  readonly findHint: string;
  readonly search: string;
  readonly noOffice: string;
};

/** Finds an office by its name; the answer is a page, so it works without scripts and Back leads here again. */
export function FindOffice({
  found,
  words: w,
}: {
  found: Pick<FoundOffices, 'wanted' | 'offices'>;
  words: Words;
}) {
  const hint = `${officeQuery}-hint`;
  return (
    <>
      <Form className="find-office" role="search" aria-label={w.find}>
        <label htmlFor={officeQuery}>{w.find}</label>
        <p className="field-hint" id={hint}>
          {w.findHint}
        </p>
        <div className="form-row">
          <input
            id={officeQuery}
            name={officeQuery}
            type="search"
            defaultValue={found.wanted}
            autoComplete="off"
            aria-describedby={hint}
          />
          <button type="submit" className="plain-button">
            {w.search}
          </button>
        </div>
      </Form>
      {found.wanted && found.offices.length === 0 && <Notice tone="attention">{w.noOffice}</Notice>}
    </>
  );
}
