import type { OfficialDocumentInput } from '#kernel/documents/model.ts';
import type { FormDefinition } from './form-definition.ts';

export type SheetFacts = {
  readonly definition: FormDefinition;
  readonly values: Readonly<Record<string, string>>;
  readonly issuer: {
    readonly parentName: string | null;
    readonly name: string;
    readonly symbol: string;
    readonly place: string;
  };
  readonly officer: string;
};

/** Dotted as on paper: not known, or not to be told. */
const empty = '…';

/**
 * Mẫu 01 as a sheet of NĐ 30/2020. The subject stands in clear in the register, so it names no child; level and scope of confidentiality
 * stand on the sheet.
 * @source NĐ 56/2017/NĐ-CP, Điều 24, Điều 25 khoản 1, Mẫu số 01
 */
export function formSheet({ definition, values, issuer, officer }: SheetFacts): OfficialDocumentInput {
  const subject = definition.subjects.find(({ key }) => key === values['subject']);
  return {
    type: 'ADMIN_REPORT',
    issuer: { parentName: issuer.parentName, name: issuer.name },
    symbol: `BC-${issuer.symbol}`,
    number: null,
    place: issuer.place,
    issuedOn: null,
    abstract: `${upperFirst(definition.heading)} ${subject?.label ?? ''}`.trim(),
    confidentiality: {
      level: 'Bảo mật thông tin trẻ em và người cung cấp thông tin theo Điều 24 Nghị định số 56/2017/NĐ-CP',
      scope: 'chỉ người được giao xử lý tại nơi nhận',
    },
    body: [
      {
        kind: 'paragraph',
        text: [{ text: `(Mẫu số 01 ban hành kèm theo Nghị định số 56/2017/NĐ-CP)`, italic: true }],
      },
      ...definition.sections.flatMap((section): OfficialDocumentInput['body'] => [
        { kind: 'heading', level: 2, text: section.title },
        ...section.fields.map((field): OfficialDocumentInput['body'][number] => ({
          kind: 'paragraph',
          text: [{ text: `${field.label}: `, bold: true }, { text: values[field.key]?.trim() || empty }],
        })),
      ]),
    ],
    signature: { authority: [], position: 'Cán bộ tiếp nhận thông tin', signerName: officer },
    // Whom it goes to is decided by a step, never by the form: a commune may be marked unsafe.
    recipients: [],
    archiveNote: 'VT, hồ sơ vụ việc',
  };
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
