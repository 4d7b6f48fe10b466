/**
 * Alt and a key lead to the field, box, button or link of this page that says so (`aria-keyshortcuts`): by the place of the key and not by
 * what the layout types there, in every browser alike, and never while a letter is being composed. Without scripts Tab leads everywhere.
 */
export function accessKeysScript(): string {
  return `(${runInPage.toString().replaceAll(/^\s+(?:\/\/.*\n)?/gm, '')})();`;
}

/** Runs in the page, written into it as it stands here: it may name nothing outside of itself. */
function runInPage(): void {
  // The first key is already text, unless something must be read first.
  if (!document.querySelector('main .form-problem'))
    document.querySelector<HTMLElement>('main [data-first]')?.focus();
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.keyCode === 229) return;
    const key = /^(?:Digit|Key|Numpad)([0-9A-Z])$/.exec(event.code)?.[1];
    if (!key) return;
    const target = document.querySelector<HTMLElement>(`main [aria-keyshortcuts="Alt+${key}"]`);
    if (!target) return;
    // A menu of the browser must not open as well.
    event.preventDefault();
    target.focus();
    if (target.matches('a, button, input[type="checkbox"]')) target.click();
  });
}
