import { ConsoleForm, SelectField, SubmitButton } from '#ui/console/form.tsx';
import { Badge } from '#ui/console/parts.tsx';
import { useWords } from '#ui/console/words.ts';
import type { FileData } from './file-page.tsx';
import { reportsConsoleEn } from './messages.en.ts';
import { reportsConsoleVi } from './messages.vi.ts';

/** What the rules read out of the text, with reasons; dashed, because nothing holds before a person has confirmed it. */
export function ProposalForm({ data, isNext }: { data: FileData; isNext?: boolean }) {
  const words = useWords(reportsConsoleVi, reportsConsoleEn);
  const w = words.file.proposal;
  const { proposal, category, priority } = data.report;
  const choices = (list: Readonly<Record<string, string>>) =>
    Object.entries(list).map(([value, label]) => ({ value, label }));
  return (
    <div className="proposal">
      <p className="proposal-title">
        <b>{w.title}</b>
      </p>
      <p className="is-quiet">{w.lead}</p>
      {proposal === null ? (
        <p>{w.unread}</p>
      ) : (
        <p className="proposal-office">
          {w.office}: <b>{proposal.officeName ?? proposal.role ?? w.noOffice}</b>
          {proposal.areaName && <> ({proposal.areaName})</>}
        </p>
      )}
      <ConsoleForm does="confirm" className="proposal-form">
        <SelectField
          name="category"
          label={w.category}
          value={category ?? proposal?.category ?? ''}
          empty={words.file.chooseCategory}
          choices={choices(words.categories)}
        />
        <SelectField
          name="priority"
          label={w.priority}
          value={proposal?.priority ?? priority}
          choices={choices(words.priorities)}
        />
        <SubmitButton tone={isNext ? 'primary' : 'quiet'}>{w.confirm}</SubmitButton>
      </ConsoleForm>
      {proposal !== null && (
        <>
          {proposal.signs.length > 0 ? (
            <ul className="signs" aria-label={w.signs}>
              {proposal.signs.map((sign) => (
                <li key={sign.ruleId}>
                  <Badge tone={sign.atLeast === 'EMERGENCY' ? 'danger' : 'attention'}>
                    {words.priorities[sign.atLeast]}
                  </Badge>{' '}
                  {sign.reason}
                </li>
              ))}
            </ul>
          ) : (
            <p className="is-quiet">{w.noSigns}</p>
          )}
          <ul className="reasons" aria-label={w.why}>
            {saidOnce(proposal).map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The reasons that no sign has said already. */
function saidOnce({ reasons, signs }: NonNullable<FileData['report']['proposal']>): string[] {
  const said = new Set(signs.map(({ reason }) => reason));
  return [...new Set(Object.values(reasons))].filter((reason) => reason && !said.has(reason));
}
