/** Stands in a drawing where the one text goes that differs between requests. No page has it by chance, and HTML leaves it as it is. */
const mark = 'annhi-hole-5f1c9a7d3e';
/** What may stand in the hole: characters that mean nothing in HTML. */
const harmless = /^[A-Za-z0-9._~-]+$/;
/** Untouched pages, in two languages, with and without a notice: a few dozen. The oldest drawing makes room. */
const mostKept = 64;

type Draw = (text: string) => string;

/**
 * Untouched pages are the same for everybody but for a sealed number in their form, so each is drawn once and the number is put in
 * afterwards. Only for pages without anything that a person wrote.
 */
export function drawnOnce(): (key: string, text: string, draw: Draw) => string {
  const kept = new Map<string, readonly string[]>();
  return (key, text, draw) => {
    if (!harmless.test(text)) return draw(text);
    const pieces = kept.get(key) ?? draw(mark).split(mark);
    if (!kept.has(key)) {
      const oldest = kept.size >= mostKept ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(key, pieces);
    }
    return pieces.join(text);
  };
}
