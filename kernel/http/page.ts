declare const propsOf: unique symbol;

/**
 * A public page by name, so that routes (plain `.ts`, run by Node) and components (`.tsx`, bundled by Vite) need not know each other:
 * the room declares the handle beside the page's props, apps/platform/public/entry.tsx binds the component.
 */
export type PageHandle<Props> = { readonly name: string; readonly [propsOf]?: Props };

export function definePage<Props>(name: string): PageHandle<Props> {
  return { name };
}
