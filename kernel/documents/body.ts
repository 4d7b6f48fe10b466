import { z } from 'zod';
import { cleanLine, cleanText } from './clean-text.ts';
import type { SentenceKey } from './sentences.ts';

/** A message of a rule is a key of the message files. */
export const says = (key: SentenceKey) => ({ error: key });

/** One line of print, cleaned, never empty. */
export const line = (max = 2_000) => z.string().max(max).overwrite(cleanLine).min(1);

/** Text with emphasis: a plain string, or runs. Nothing in it is ever read as markup or code. */
export const inline = z.union([
  line(250_000),
  z
    .array(
      z.object({
        text: z.string().max(250_000).overwrite(cleanText).min(1),
        bold: z.boolean().optional(),
        italic: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(1_000),
]);

const table = z
  .object({
    kind: z.literal('table'),
    caption: line().nullable().default(null),
    /** `share` is the relative width of the column. */
    columns: z
      .array(
        z.object({
          title: line(),
          share: z.number().positive().max(100),
          align: z.enum(['left', 'center', 'right']).default('left'),
        }),
      )
      .min(1)
      .max(20),
    /** An empty cell is an empty string. */
    rows: z.array(z.array(z.string().max(20_000).overwrite(cleanLine))).max(20_000),
    /** A last row in bold. */
    total: z.array(z.string().max(20_000).overwrite(cleanLine)).nullable().default(null),
  })
  .refine(
    (it) => [...it.rows, it.total ?? it.columns].every((row) => row.length === it.columns.length),
    says('rowLength'),
  );

/**
 * What stands between head and signature. Numbers are counted when the page is set, never typed:
 * headings I. / 1. / a) begin again under their parent, articles (Điều) run through the document.
 * @source NĐ 30/2020, Phụ lục I, phần II, mục 6
 */
export const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: inline }),
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: line(),
    /** Ordinary text that goes on in the same paragraph. */
    continued: inline.optional(),
  }),
  z.object({ kind: z.literal('article'), title: line().optional(), text: inline }),
  z.object({
    kind: z.literal('list'),
    style: z.enum(['dash', 'number', 'letter']).default('dash'),
    items: z.array(inline).min(1).max(5_000),
  }),
  table,
]);

export const body = z.array(block).min(1).max(5_000);

export type Inline = z.output<typeof inline>;
export type Block = z.output<typeof block>;
export type TableBlock = z.output<typeof table>;
