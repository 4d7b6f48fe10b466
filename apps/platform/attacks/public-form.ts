/** The public pages as a browser without JavaScript uses them: read the form, post its fields, read the answer. */
import { tagsOf } from '#ui/public/preview/tags.ts';

export type Answer = { readonly status: number; readonly html: string; readonly headers: Headers };

export async function openForm(address: string): Promise<string> {
  const answer = await fetch(`${address}/bao-tin`);
  return hiddenField(await answer.text(), 'nonce');
}

export async function post(
  address: string,
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const answer = await fetch(`${address}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ lang: 'vi', ...fields }),
    headers,
    redirect: 'manual',
  });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
}

/** Sends a report with a form of its own and gives its code. */
export async function report(address: string, fields: Readonly<Record<string, string>>): Promise<string> {
  return codeOn(await post(address, '/bao-tin', { nonce: await openForm(address), ...fields }));
}

/** The tracking code on a receipt, without blanks. @throws when the page is no receipt. */
export function codeOn({ status, html }: Answer): string {
  const block = /<p class="tracking-code"[^>]*>(.*?)<\/p>/s.exec(html)?.[1] ?? '';
  const code = block.replace(/<[^>]*>|\s/g, '');
  if (status !== 200 || !/^\d{16}$/.test(code))
    throw new Error(`no receipt: ${status} ${html.slice(0, 2_000)}`);
  return code;
}

export function hiddenField(html: string, name: string): string {
  const input = tagsOf(html).find(
    ({ element, attributes }) =>
      element === 'input' && attributes.some((one) => one.name === 'name' && one.value === name),
  );
  return decode(input?.attributes.find((one) => one.name === 'value')?.value ?? '');
}

/** What stands in a text area, as the browser would send it back. */
export function textArea(html: string, name: string): string {
  const found = new RegExp(`<textarea[^>]*name="${name}"[^>]*>(.*?)</textarea>`, 's').exec(html)?.[1] ?? '';
  // A parser drops one line break at the very beginning.
  return decode(found.replace(/^\r?\n/, ''));
}

/** Element names of a page in order: what stays the same when nothing that was typed became markup. */
export function shapeOf(html: string): string {
  return tagsOf(html)
    .map(({ element, attributes }) => [element, ...attributes.map(({ name }) => name)].join(' '))
    .join('\n');
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decode(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi,
    (_all, hex: string, decimal: string, name: string) => {
      if (name) return named[name.toLowerCase()] ?? '';
      return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
    },
  );
}
