/** How a report is called towards people and other bodies: "AN-27". Says nothing but the order of arrival. */
export function receiptOf(reference: number): string {
  return `AN-${reference}`;
}
