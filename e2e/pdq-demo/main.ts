import { DeviceHasher } from '../../packages/pdq/browser/device-hasher.ts';
import { vi } from '../../packages/pdq/messages.vi.ts';

/** A page to try the device hasher: chosen files become one line of text each. Not part of the product. */
const input = document.querySelector<HTMLInputElement>('#files')!;
const status = document.querySelector<HTMLElement>('#status')!;
const progress = document.querySelector<HTMLProgressElement>('#progress')!;
const results = document.querySelector<HTMLOListElement>('#results')!;
const hasher = new DeviceHasher();

input.addEventListener('change', async () => {
  const files = [...(input.files ?? [])];
  results.replaceChildren();
  progress.max = files.length;
  for (const [index, file] of files.entries()) {
    const show = (done: number, all: number) => {
      progress.value = index + done / all;
      status.textContent = `Đang tính: tệp ${index + 1}/${files.length}, ${Math.floor((100 * done) / all)} %`;
    };
    show(0, 1);
    const started = performance.now();
    const result = await hasher.hash(file, show);
    const line = document.createElement('li');
    line.textContent = result.reason === null ? `${file.name}: xong` : `${file.name}: ${vi[result.reason]}`;
    line.dataset['result'] = JSON.stringify(result);
    line.dataset['milliseconds'] = String(performance.now() - started);
    results.append(line);
    progress.value = index + 1;
  }
  status.textContent = `Xong ${files.length} tệp`;
});
