import { invalidInput } from '#kernel/errors/errors.ts';
import type { SentForm } from '#ui/console/answer-form.ts';
import { coordinationEn } from './messages.en.ts';
import { coordinationVi } from './messages.vi.ts';

const boxes = ['name', 'title', 'on', 'number'] as const;

/** The letter of the police as it was typed. */
export function policeWordIn(form: SentForm): Record<string, string> {
  return Object.fromEntries(boxes.map((box) => [box, form.text(`policeWord.${box}`)]));
}

/**
 * The same inside another form, where the tick says whether it is meant at all.
 * @throws INVALID_INPUT when something was typed and the tick is missing: neither may be guessed
 */
export function tickedPoliceWordIn(form: SentForm): { policeWord?: Record<string, string> } {
  const policeWord = policeWordIn(form);
  if (form.text('policeAgree') === 'yes') return { policeWord };
  if (Object.values(policeWord).every((typed) => typed.trim() === '')) return {};
  throw invalidInput([
    {
      path: 'policeAgree',
      sentence: { vi: coordinationVi.police.unticked, en: coordinationEn.police.unticked },
    },
  ]);
}
