/**
 * Where whoever takes over a shift finds what a clock belongs to that is not a report's own: lists that everybody who works on reports
 * may open. Removal requests and pictures kept for the police stand on the page of their file, data requests are for their own officers.
 */
export const listOfSubject: Readonly<Record<string, string>> = {
  STEP: '/chuyen-den',
  HANDOVER_111: '/111',
  PROMISED_CALL: '/hen-goi',
};
