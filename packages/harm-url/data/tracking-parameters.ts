/**
 * Parameters that say how a link travelled and not what it points at. Lower case; matched in any case.
 * `ref` and the like are absent on purpose: on gambling and scam sites they name the tout.
 */
const names: ReadonlySet<string> = new Set(
  (
    'fbclid gclid dclid gbraid wbraid msclkid ttclid twclid yclid zarsrc gidzl igsh igshid mibextid mc_cid mc_eid ' +
    '_ga _gl ref_src ref_url spm'
  ).split(' '),
);

export const isTrackingParameter = (name: string): boolean => {
  const lower = name.toLowerCase();
  return lower.startsWith('utm_') || names.has(lower);
};
