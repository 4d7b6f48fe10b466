import type { ReactElement } from 'react';
import type { Frame } from '../frame.ts';

/**
 * One page in one state, with invented people and addresses only. Put a list of them, named `examples`, into
 * `examples.tsx` beside the pages: the preview draws them, and the tests check escaping, weight, accessibility
 * and keyboard order of each.
 */
export type PublicExample = { name: string; page: (frame: Frame) => ReactElement };

/** Text as unkind as people's keyboards and attackers make it: markup, direction marks, zero widths, decomposed letters, no spaces. */
export const unkindText = [
  '\n<script>alert(1)</script><img src=x onerror=alert(1)> </textarea></form><style>*{display:none}</style>',
  '"\' onfocus=alert(1) autofocus x="',
  'Phải đọc từ phải \u202eiam\u202c và \u200b\u200d\ufeff rỗng; NFD: ' + 'Tiếng Việt ở đây'.normalize('NFD'),
  'ع אב ' + 'a'.repeat(300),
  '&lt;b&gt; &amp; &#0; ${7*7} {{7*7}} \ud83e\ude81',
].join('\r\n');
