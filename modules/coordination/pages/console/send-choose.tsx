import { Form } from 'react-router';
import { Button } from '@mantine/core';
import { CheckField, ChoiceField, SelectField, TextField } from '#ui/console/form.tsx';
import { Notice } from '#ui/console/parts.tsx';
import { parts, purposes, stepKinds } from '../../rules/words-of-steps.ts';
import { screenName, screens, tickedParts, wantedNames } from './send-address.ts';
import type { SendData } from './send-page.tsx';
import { useStepWords } from './step-parts.tsx';

/** First screen. A form that only asks: its answers are the address, so the browser's Back keeps them. */
export function Choose({ data }: { data: SendData }) {
  const words = useStepWords();
  const w = words.send;
  const { wanted, found, isSearching } = data;
  return (
    <Form method="get" className="form send-choose" key={JSON.stringify([wanted, isSearching])}>
      {data.isMissing && (
        <div className="form-problem" role="alert">
          <p className="form-problem-title">{w.missing}</p>
        </div>
      )}
      <ChoiceField
        name={wantedNames.purpose}
        label={w.purpose}
        value={wanted.purpose ?? ''}
        choices={purposes.map((value) => ({ value, label: words.purposes[value] }))}
      />
      <ChoiceField
        name={wantedNames.kind}
        label={w.kind}
        value={wanted.kind}
        choices={stepKinds.map((value) => ({
          value,
          label: words.kinds[value],
          hint: w.kindHints[value],
        }))}
      />
      <fieldset className="choices">
        <legend>{w.parts}</legend>
        <p className="field-hint">{w.partsHint}</p>
        {parts.map((part) => (
          <CheckField
            key={part}
            name={wantedNames.parts}
            value={part}
            label={words.parts[part]}
            hint={w.partHints[part]}
            isChecked={tickedParts(wanted).includes(part)}
          />
        ))}
      </fieldset>
      <fieldset className="choices send-to">
        <legend>{w.to}</legend>
        <SelectField
          name={wantedNames.roleCode}
          label={w.byRole}
          hint={w.byRoleHint}
          value={wanted.roleCode ?? ''}
          empty={w.anyRole}
          choices={data.roles.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <div className="send-search">
          <TextField
            name={wantedNames.query}
            label={w.search}
            hint={w.searchHint}
            value={wanted.query}
            type="search"
          />
          <Button
            type="submit"
            className="button-quiet"
            name={screenName}
            value={screens.find}
            formNoValidate
          >
            {w.find}
          </Button>
        </div>
        {isSearching && found.length === 0 && <Notice tone="attention">{w.notFound}</Notice>}
        {found.length > 0 && (
          <ChoiceField
            name={wantedNames.organizationId}
            label={w.found(found.length)}
            value={wanted.organizationId ?? (found.length === 1 ? (found[0]?.organizationId ?? '') : '')}
            choices={[
              ...found.map((office) => ({
                value: office.organizationId,
                label: office.name,
                hint: office.areaName,
              })),
              { value: '', label: w.noneOfThese },
            ]}
          />
        )}
      </fieldset>
      <CheckField name={wantedNames.byLetter} value="1" label={w.byLetter} isChecked={wanted.byLetter} />
      <Button type="submit" className="button-primary" name={screenName} value={screens.preview}>
        {w.preview}
      </Button>
    </Form>
  );
}
