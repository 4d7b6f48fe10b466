import { useEffect, useState } from 'react';
import { sayPickedDay } from './time-words.ts';
import { useLocale } from './words.ts';

/**
 * The day that stands in the box beside it, in words. A browser writes the box in its own language, so that 03/04 may be either day, and
 * no page can change that. Without scripts nothing is said rather than a day that was changed since.
 */
export function PickedDay({ inputId }: { inputId: string }) {
  const locale = useLocale();
  const [picked, setPicked] = useState('');
  useEffect(() => {
    const input = document.getElementById(inputId);
    if (!(input instanceof HTMLInputElement)) return;
    const read = () => setPicked(input.value);
    // The boxes are emptied after the event.
    const readLater = () => void setTimeout(read);
    read();
    input.addEventListener('input', read);
    input.form?.addEventListener('reset', readLater);
    return () => {
      input.removeEventListener('input', read);
      input.form?.removeEventListener('reset', readLater);
    };
  }, [inputId]);
  return (
    <p className="picked-day is-quiet" aria-live="polite">
      {sayPickedDay(picked, locale)}
    </p>
  );
}
