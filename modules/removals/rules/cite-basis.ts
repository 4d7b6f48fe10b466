import type { LegalBasis } from '#kernel/legal-basis/registry.ts';

/**
 * A legal basis as letters cite it: "Nghị định số 147/2024/NĐ-CP về …, <article>"; a law keeps its name before the number.
 * @source NĐ 30/2020, Phụ lục I: kind, number and symbol, then the abstract
 */
export function citeBasis(basis: Pick<LegalBasis, 'title' | 'number'>, article: string): string {
  const kind = /^(Nghị định|Thông tư|Quyết định|Nghị quyết|Kế hoạch)\s+/u.exec(basis.title)?.[1];
  const name = kind
    ? `${kind} số ${basis.number} ${basis.title.slice(kind.length).trim()}`
    : `${basis.title} số ${basis.number}`;
  return `${name}, ${article}`;
}
