/** `4078 5501 2290 6612`: as it is read out and written down. */
export function groupsOf(code: string): string[] {
  return code.match(/.{1,4}/gu) ?? [];
}

/** "bốn không bảy tám": how a group is said. */
export function spokenGroup(group: string, digits: readonly string[]): string {
  return [...group].map((digit) => digits[Number(digit)] ?? digit).join(' ');
}
