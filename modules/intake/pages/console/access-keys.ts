/**
 * Alt and a key lead to the field, box, button or link of this page that carries it as `accesskey`: in every browser alike (Firefox wants
 * Shift as well), by the place of the key and not by what the layout types there, and never while a letter is being composed. Without
 * scripts the browser's own access keys remain.
 */
export function accessKeysScript(): string {
  return `(${runInPage.toString().replaceAll(/^\s+(?:\/\/.*\n)?/gm, '')})();`;
}

/** Runs in the page, written into it as it stands here: it may name nothing outside of itself. */
function runInPage(): void {
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.keyCode === 229) return;
    const key = /^(?:Digit|Key|Numpad)([0-9A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
    if (!key) return;
    const target = document.querySelector<HTMLElement>(`main [accesskey="${key}"]`);
    if (!target) return;
    // The browser's own access key would press it a second time.
    event.preventDefault();
    target.focus();
    if (target.matches('a, button, input[type="checkbox"]')) target.click();
  });
}
