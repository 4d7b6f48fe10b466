import type { Messages } from './messages.vi.ts';

export const messages: Messages = {
  mustBeFuture: (date) =>
    `Changes take effect from today (${date}) on; what is past is kept as it was. Choose another date.`,
  organizationNotValid: (name, date) =>
    `${name} does not exist on ${date}. Choose its successor, or another date.`,
  notInOffice: (count) =>
    `${count === 1 ? 'The person chosen holds' : `${count} of the people chosen hold`} no post in this office on that day. Appoint first, then choose again.`,
  unknownRole: 'There is no such role in the catalogue. Choose one from the list.',
  unitNotInOrganization: 'This unit does not belong to the organisation chosen. Choose again.',
  postTaken: (date) => `Somebody already holds this post on ${date}. End that appointment first.`,
  headTaken: (date) => `The office already has a head on ${date}. End that appointment first.`,
  alreadyAway: 'These days overlap an absence already recorded. Check the first and last day.',
  shiftTaken: 'There is a shift in these hours already. Remove it first, or choose other hours.',
  datesReversed: 'The end must be after the beginning.',
  shiftTooLong: 'A shift lasts at most 24 hours. Divide it.',
  rolesLeftBehind: (names) =>
    `After the change nobody would hold: ${names}. Choose who takes each role; nothing has changed yet.`,
  predecessorWithoutSuccessor: (name) => `${name} would end without a successor. Choose at least one.`,
  unknownSuccessor: 'A successor is named that the list does not hold. Check the list.',
  sharesTooLarge: (name) => `The shares of ${name} add up to more than 100%. Check them.`,
  alreadyPlanned: (name) => `${name} already has a change planned after this date. Look at that plan first.`,
  placesLeftBehind: (name, names) =>
    `${name} would end while places belong to it: ${names}. Take them into the same plan.`,
  codeTaken: (code) =>
    `The code ${code} belongs to another place on that day. It can be used again only after that place has ended.`,
  changedMeanwhile:
    'Somebody has just recorded something for the same time. Nothing was written; check and import again.',
  import: {
    columns: {
      organization: 'Organisation',
      unit: 'Unit',
      fullName: 'Full name',
      title: 'Post',
      isHead: 'Head',
      focalPoint: 'Focal point',
      phone: 'Telephone',
      email: 'E-mail',
      validFrom: 'From',
      validTo: 'Until and including',
    },
    notReadable: 'This file cannot be read. Save it as Excel (.xlsx) or CSV (UTF-8) and choose it again.',
    oldExcel: 'This is an old Excel file (.xls). Open it in Excel, save it as .xlsx, and choose it again.',
    tooLarge: (megabytes) =>
      `The file is too large: at most ${megabytes} MB, and nothing that swells when unpacked. Divide it.`,
    tooManyRows: (limit) => `The file has more than ${limit} rows. Divide it.`,
    empty: 'The file has no row below its headings.',
    missingColumn: (name) => `The column “${name}” is missing. Use the template and keep its headings.`,
    unknownColumn: (name, allowed) => `The column “${name}” is not known. Columns: ${allowed}.`,
    doubleColumn: (name) => `The column “${name}” is there twice. Keep one.`,
    required: 'This cell must not be empty.',
    tooLong: (limit) => `Longer than ${limit} characters.`,
    organizationUnknown: (typed) =>
      `No organisation is called “${typed}” on the first day. Write the full official name.`,
    organizationSeveral: (typed, names) => `“${typed}” may be: ${names}. Write the full name of one.`,
    organizationNotYours: (name) =>
      `You do not administer the directory of ${name}. Remove this row, or ask the keeper of the directory.`,
    unitUnknown: (typed, allowed) =>
      `There is no unit “${typed}”. ${allowed === '' ? 'This organisation has none: leave the cell empty.' : `Allowed: ${allowed}.`}`,
    badDate: (typed) => `“${typed}” is not a real day. Write day/month/year, for example 01/03/2026.`,
    notYesNo: (typed) => `“${typed}” is neither yes nor no. Write “x” or “có”; empty means no.`,
    badPhone:
      'A telephone number has 10 digits and begins with 0. If Excel dropped the 0, format the cell as text.',
    badEmail: 'The e-mail address is not of the form name@office.gov.vn.',
    badName: 'A name holds letters, spaces, full stops, hyphens and apostrophes only.',
    formula: 'This cell holds a formula. Copy it and paste it as a value.',
    endBeforeStart: 'The last day must not be before the first.',
    duplicateOf: (row) => `The same as row ${row}.`,
    twoHeads: (row) => `This organisation already has a head in row ${row} at that time.`,
    twoFocalPoints: (row) => `This organisation already has a focal point in row ${row} at that time.`,
    alreadyThere: 'This person already holds this post at that time.',
    headAlreadyThere: 'The directory already has a head of this organisation at that time.',
  },
};
