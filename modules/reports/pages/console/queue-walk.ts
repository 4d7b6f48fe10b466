/**
 * A walk through one view of the queue, carried in the address of the file: `hang` is the view (the queue's own address), `tu` the place
 * of this report in it. Neither says anything about a person.
 */
export type QueueWalk = { readonly view: string; readonly from: string };

export function walkOf(search: URLSearchParams): QueueWalk | null {
  const view = search.get('hang');
  const from = search.get('tu');
  return view !== null && from ? { view: view.slice(0, 2_000), from: from.slice(0, 300) } : null;
}

/** The file's address inside the walk. */
export function inWalk(fileId: string, { view, from }: QueueWalk): string {
  return `/tin/${fileId}?${new URLSearchParams({ hang: view, tu: from }).toString()}`;
}

/** Where the next report of the walk is found; `done` is what was just done here. */
export function nextInWalk({ view, from }: QueueWalk, done?: string): string {
  const search = new URLSearchParams({ hang: view, tu: from, ...(done ? { xong: done } : {}) });
  return `/tin/tiep?${search.toString()}`;
}

/** The view without a page or a message of its own. */
export function viewOf(search: URLSearchParams): string {
  const view = new URLSearchParams(search);
  for (const name of ['after', 'xong']) view.delete(name);
  return view.toString();
}
