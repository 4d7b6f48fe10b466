/**
 * Comparing Vietnamese names the way people type them.
 *
 * Two keys per name: {@link foldName} forgets everything a keyboard may lose (accents, đ, case, i/y, punctuation) and is
 * what search compares; {@link toneKey} keeps every accent but forgets where the tone mark was put ("hoà" and "hòa"), and
 * decides between names that fold alike ("Tân Hòa" and "Tân Hoá").
 */

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** A final y that is the whole vowel ("Mỹ", "Lý", "Quý") is also written i; "Tây" and "Thủy" are not. */
const LONE_Y = /(^|[\s])((?:[bcdghklmnpqrstvx]{0,3}|qu))y(?=$|\s)/gu;

/** Lower-case ASCII words separated by one space; `''` when nothing readable remains. */
export function foldName(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/gu, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()
    .replace(LONE_Y, '$1$2i');
}

/** Accents kept, tone moved to the end of its syllable: equal for both placements of the tone mark. */
export function toneKey(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((syllable) => syllable.replace(TONES, '') + (syllable.match(TONES) ?? []).join(''))
    .join(' ');
}

/** True when the person typed at least one Vietnamese accent, so that accents may be used to choose. */
export function hasAccents(text: string): boolean {
  return /\p{M}|đ/iu.test(text.normalize('NFD'));
}
