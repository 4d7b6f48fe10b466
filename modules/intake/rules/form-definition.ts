import fs from 'node:fs';
import { z } from 'zod';

/** Where a value may come from without being invented: what the report itself says. */
const zOrigin = z.enum(['CHANNEL', 'RECEIVED_AT', 'CHILD_AGE', 'PLACE', 'INFORMANT_NAME', 'INFORMANT_PHONE']);

const zField = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  label: z.string(),
  kind: z.enum(['LINE', 'TEXT', 'CHOICE']),
  choices: z.array(z.string()).optional(),
  from: zOrigin.optional(),
  /** Filled only when the informant agreed to be named. */
  agreed: z.boolean().optional(),
});
export type FormField = z.infer<typeof zField>;

const zDefinition = z
  .strictObject({
    code: z.literal('ND56_M01'),
    version: z.iso.date(),
    validFrom: z.iso.date(),
    /** First day on which it holds no more. */
    validTo: z.iso.date().nullable(),
    source: z.string(),
    confidence: z.enum(['V', 'S']),
    note: z.string(),
    heading: z.string(),
    /** Which children the sheet is about; one is chosen (`subject`). */
    subjects: z.array(z.strictObject({ key: z.string(), label: z.string() })).min(1),
    sections: z.array(z.strictObject({ key: z.string(), title: z.string(), fields: z.array(zField).min(1) })),
  })
  .refine((one) => new Set(fieldsOf(one).map(({ key }) => key)).size === fieldsOf(one).length, 'a key twice');
export type FormDefinition = z.infer<typeof zDefinition>;

/** Longest value of a field in UTF-16 units. */
export const longestOf = { LINE: 500, TEXT: 10_000, CHOICE: 40 } as const;

const shipped = z
  .array(zDefinition)
  .parse(JSON.parse(fs.readFileSync(new URL('../data/forms.json', import.meta.url), 'utf8')));

/** The definition of Mẫu 01 that holds on a day (`YYYY-MM-DD`). A change of the form is a row of data/forms.json. */
export function formOn(day: string): FormDefinition {
  const found = shipped.findLast(
    ({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day),
  );
  if (!found) throw new RangeError(`no form ND56_M01 on ${day}`);
  return found;
}

/** The definition under which a sheet was filled in. */
export function formOfVersion(version: string): FormDefinition {
  const found = shipped.find((one) => one.version === version);
  if (!found) throw new RangeError(`no form ND56_M01 of ${version}`);
  return found;
}

export function fieldsOf(definition: {
  readonly sections: readonly { readonly fields: readonly FormField[] }[];
}): FormField[] {
  return definition.sections.flatMap(({ fields }) => fields);
}

/** Whether a field names the informant. */
export function namesInformant(field: FormField): boolean {
  return field.agreed === true || field.from === 'INFORMANT_NAME' || field.from === 'INFORMANT_PHONE';
}
