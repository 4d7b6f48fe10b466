import { consolePath } from './addresses.ts';
import { idleLimitMs, lockPaths, presenceMs } from './idle.ts';

/** Begins the name of everything that the console keeps on a device. */
export const draftPrefix = 'annhi.draft.';
/** A draft that nobody came back for is thrown away after this long. */
const draftLifeMs = 3 * 24 * 3_600_000;

/** What a page without hydration tells its small script. */
export type DeviceDraftWords = {
  readonly restored: (at: string) => string;
  readonly discard: string;
  readonly lineDown: string;
  readonly lineDownKept: string;
  readonly sending: string;
};

/** The same words with a place where the time goes: a function cannot travel into the page. */
type SpokenWords = Omit<DeviceDraftWords, 'restored'> & { readonly restored: string };

export type DeviceDraft = {
  /** What the drafts belong to, for example the id of a step. */
  readonly subject: string;
  /** Base64url of 32 bytes, from `draftKeyFor` (draft-key.ts). Stands in the page alone, never on the device. */
  readonly key: string;
  /** Says whose it is without saying who, so that two people on one device do not write over each other: `draftOwnerOf` (draft-key.ts). */
  readonly owner: string;
  /** Name of the form that was just taken: its draft goes. */
  readonly taken: string | null;
};

/** The script of a page without hydration, to be put between `<script nonce>` and `</script>`. */
export function plainPageScript(draft: DeviceDraft, words: DeviceDraftWords): string {
  const given: Given = {
    ...draft,
    words: { ...words, restored: words.restored('{at}') },
    prefix: draftPrefix,
    lifeMs: draftLifeMs,
    idleMs: idleLimitMs,
    presenceMs,
    paths: {
      presence: consolePath('/settings'),
      lock: consolePath(lockPaths.lock),
      locked: consolePath('/locked'),
    },
  };
  // `<` is written so that no text can end the script.
  const json = JSON.stringify(given).replaceAll('<', String.raw`\u003c`);
  return `(${runInPage.toString().replaceAll(/^\s+(?:\/\/.*\n)?/gm, '')})(${json})`;
}

type Given = DeviceDraft & {
  readonly words: SpokenWords;
  readonly prefix: string;
  readonly lifeMs: number;
  readonly idleMs: number;
  readonly presenceMs: number;
  readonly paths: Readonly<Record<'presence' | 'lock' | 'locked', string>>;
};

/**
 * Runs in the page, written into it as it stands here: it may name nothing outside of itself. Keeps what is typed into forms marked
 * `data-draft`, asks whether the line holds before a form leaves and sends it when the line is back, and locks an idle page.
 */
async function runInPage(given: Given): Promise<void> {
  const { taken, words, prefix, paths } = given;
  const store = window.localStorage;
  const own = `${prefix}${given.owner}.${given.subject}.`;
  const nameOf = (form: HTMLFormElement) => `${own}${form.dataset['draft'] ?? ''}`;
  const forms = [...document.querySelectorAll<HTMLFormElement>('main form[method=post]')];
  const bytes = (text: string) =>
    Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
  const text = (of: Uint8Array) => btoa(String.fromCharCode(...of));

  for (const name of Object.keys(store).filter((one) => one.startsWith(prefix))) {
    const at = Number((store.getItem(name) ?? '').split('|')[0]);
    if (!(Date.now() - at < given.lifeMs)) store.removeItem(name);
  }
  if (taken)
    for (const name of Object.keys(store)) if (name.startsWith(`${own}${taken}.`)) store.removeItem(name);

  // Without https a browser has no ciphers, and without them nothing is kept.
  const key = await window.crypto.subtle
    ?.importKey('raw', bytes(given.key), 'AES-GCM', false, ['encrypt', 'decrypt'])
    .catch(() => null);

  type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
  const fieldsOf = (form: HTMLFormElement) =>
    [...form.elements].filter(
      (one): one is Field =>
        (one instanceof HTMLInputElement && !['hidden', 'file', 'password', 'submit'].includes(one.type)) ||
        one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement,
    );
  const isTicked = (field: Field): field is HTMLInputElement =>
    field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox');

  let saving = Promise.resolve();
  const save = (form: HTMLFormElement) => {
    if (!key || form.dataset['draft'] === undefined) return saving;
    saving = saving.then(async () => {
      const typed = fieldsOf(form).flatMap((field) =>
        isTicked(field) && !field.checked ? [] : [[field.name, field.value]],
      );
      const iv = window.crypto.getRandomValues(new Uint8Array(12));
      const plain = new TextEncoder().encode(JSON.stringify(typed));
      const sealed = new Uint8Array(await window.crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
      try {
        store.setItem(nameOf(form), `${Date.now()}|${text(iv)}|${text(sealed)}`);
      } catch {
        // No room on the device: the page still holds what was typed.
      }
    });
    return saving;
  };
  const read = async (form: HTMLFormElement) => {
    const [at = '', iv = '', sealed = ''] = (store.getItem(nameOf(form)) ?? '').split('|');
    if (!key || !sealed) return null;
    try {
      const plain = await window.crypto.subtle.decrypt(
        { name: 'AES-GCM', iv: bytes(iv) },
        key,
        bytes(sealed),
      );
      return { at: Number(at), typed: JSON.parse(new TextDecoder().decode(plain)) as [string, string][] };
    } catch {
      return null;
    }
  };

  const say = (form: HTMLFormElement, sentence: string, button?: [string, () => void]) => {
    form.querySelector('.draft-note')?.remove();
    if (!sentence) return;
    const note = document.createElement('div');
    note.className = 'draft-note';
    note.setAttribute('role', 'status');
    const words = document.createElement('p');
    words.textContent = sentence;
    note.append(words);
    if (button) {
      const press = document.createElement('button');
      press.type = 'button';
      press.className = 'side-button';
      press.textContent = button[0];
      press.onclick = button[1];
      note.append(press);
    }
    form.prepend(note);
  };

  for (const form of forms) {
    if (form.dataset['draft'] === undefined) continue;
    const draft = await read(form);
    // A refused form came back with everything that was typed.
    if (!draft || form.querySelector('.form-problem')) continue;
    for (const field of fieldsOf(form)) {
      const found = draft.typed.filter(([name]) => name === field.name);
      if (isTicked(field)) field.checked = found.some(([, value]) => value === field.value);
      else if (found[0]) field.value = found[0][1];
    }
    const fold = form.closest('details');
    if (fold) fold.open = true;
    const at = new Date(draft.at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' });
    say(form, words.restored.replace('{at}', at), [
      words.discard,
      () => {
        store.removeItem(nameOf(form));
        form.reset();
        say(form, '');
      },
    ]);
  }

  const holds = () =>
    fetch(paths.presence, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(10_000) }).then(
      () => true,
      () => false,
    );
  let waiting: { readonly form: HTMLFormElement; readonly button: HTMLElement | null } | null = null;
  let leaving = false;
  const send = async () => {
    const sent = waiting;
    if (!sent) return;
    if (!(await holds())) {
      if (waiting === sent)
        say(sent.form, sent.form.dataset['draft'] !== undefined && key ? words.lineDownKept : words.lineDown);
      return;
    }
    if (waiting !== sent) return;
    leaving = true;
    sent.form.requestSubmit(sent.button);
  };
  for (const form of forms) {
    form.addEventListener('input', () => {
      // Who goes on writing has not finished: nothing leaves behind their back.
      if (waiting?.form === form) {
        waiting = null;
        say(form, '');
      }
      void save(form);
    });
    form.addEventListener('submit', (event) => {
      if (leaving) return;
      event.preventDefault();
      waiting = { form, button: event.submitter };
      say(form, words.sending);
      void save(form).then(send);
    });
  }
  window.addEventListener('online', () => void send());
  setInterval(() => void send(), 10_000);
  window.addEventListener('pageshow', () => {
    leaving = false;
    waiting = null;
  });

  let lastTouch = Date.now();
  let lastSaid = lastTouch;
  for (const touch of ['pointerdown', 'keydown', 'input', 'wheel', 'touchstart'])
    document.addEventListener(
      touch,
      () => {
        const now = Date.now();
        if (now - lastTouch >= given.idleMs) return;
        lastTouch = now;
        if (now - lastSaid < given.presenceMs) return;
        lastSaid = now;
        void holds();
      },
      { capture: true, passive: true },
    );
  const lock = () => {
    if (Date.now() - lastTouch < given.idleMs) return;
    lastTouch = Date.now();
    const to = encodeURIComponent(location.pathname + location.search);
    void fetch(paths.lock, { method: 'POST' })
      .catch(() => null)
      .then(() => location.replace(`${paths.locked}?to=${to}`));
  };
  setInterval(lock, 5_000);
  document.addEventListener('visibilitychange', lock);
}
