import { CheckField, ConsoleForm, SelectField, SubmitButton } from '#ui/console/form.tsx';
import { Notice } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import { defang } from '#ui/public/defang.ts';
import { removalsConsoleEn } from './messages.en.ts';
import { removalsConsoleVi } from './messages.vi.ts';
import type { RemovalsData } from './removals-page.tsx';

/** Which links, to whom; basis and time limit follow from the office's power. */
export function NewRequest({ data, isNext }: { data: RemovalsData; isNext: boolean }) {
  const w = useWords(removalsConsoleVi, removalsConsoleEn);
  if (data.providers.length === 0) return <Notice tone="attention">{w.noProviders}</Notice>;
  const best = data.providers.find((provider) => provider.matches > 0);
  return (
    <ConsoleForm does="request">
      <fieldset className="choices">
        <legend>{w.whichLinks}</legend>
        {data.links.map((link) => (
          <CheckField key={link} name="links" value={link} label={defang(link)} isChecked />
        ))}
      </fieldset>
      <SelectField
        name="providerId"
        label={w.toWhom}
        hint={w.toWhomHint}
        value={best?.providerId ?? ''}
        empty={w.chooseProvider}
        choices={data.providers.map((provider) => ({
          value: provider.providerId,
          label: `${provider.name} (${provider.hosts.join(', ')})`,
        }))}
      />
      <p className="is-quiet">{w.basisHint}</p>
      <SubmitButton tone={isNext ? 'primary' : 'quiet'}>{w.draft}</SubmitButton>
    </ConsoleForm>
  );
}
