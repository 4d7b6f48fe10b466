import type { vi } from './messages.vi.ts';

export const en = {
  numberNeedsDate: 'A document with a number needs its date of issue. Both are given only when it is issued.',
  headingNeedsAuthority:
    'A decision names the authority that decides, for example “GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ”.',
  authorityOnlyForDecision: 'Only a decision has a line for the deciding authority. Take it out.',
  letterNeedsAddressee: 'This document needs at least one addressee (“Kính gửi”).',
  positionMissing: 'Give the post of the signer. Only an acting head (Q.) has no further line.',
  academicTitle:
    'No academic title stands before the name of the signer (Decree 30/2020). Give the name alone.',
  secondSignature: 'Only minutes carry two signatures (secretary and chair).',
  symbolForm: 'A symbol is groups of abbreviations joined by “-”, without spaces, for example “BC-STTTT”.',
  symbolOfType:
    'The symbol begins with the abbreviation of the type, for example “BC-…” for a report. An official letter has none.',
  stateSecret:
    'State secrets (Mật, Tối mật, Tuyệt mật) are marked by those with that power and are never drafted on this system.',
  rowLength: 'Every row needs as many cells as the table has columns.',
  missing: 'Nothing is written here yet. Fill it in and save again.',
  tooLong: 'This is longer than a document can hold. Shorten it or move it to an annex.',
  unreadable: 'This is not in the expected form. Check it and enter it again.',
  pdfFailed: 'The PDF of this document could not be made. Its content is safe; try again or use the DOCX.',
  abbreviationForm: 'An abbreviation has letters and digits only, without spaces, for example “STTTT”.',
  numberForm: 'A document number is a whole number from 1 within its year.',
  numberTooEarly: 'A number is given only when the document is issued. A draft has none; leave it empty.',
  documentFixed:
    'This document was issued, or has ended, and cannot be changed. If its content is wrong, draft a new one that replaces it.',
  documentChanged:
    'The draft was changed after you opened it. The latest version is kept; look at it, then issue it.',
  dateBeforeLast:
    'A document of this type with a later date has its number already. Issue this one with the date of today.',
} satisfies Record<keyof typeof vi, string>;
