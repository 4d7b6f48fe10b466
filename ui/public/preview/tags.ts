export type Tag = { element: string; attributes: { name: string; value: string }[] };

/** The opening tags of a page in order. React escapes every `<`, `>` and `"` of a value, so a plain scan sees exactly the tags that a browser would. */
export function tagsOf(html: string): Tag[] {
  return [...html.matchAll(/<([a-zA-Z!/][^\s>/]*)((?:[^>"]|"[^"]*")*)>/g)]
    .filter(([, element]) => !element?.startsWith('/') && element !== '!doctype')
    .map(([, element = '', rest = '']) => ({
      element: element.toLowerCase(),
      attributes: [...rest.matchAll(/([^\s="/]+)(?:="([^"]*)")?/g)].map(([, name = '', value = '']) => ({
        name: name.toLowerCase(),
        value,
      })),
    }));
}
