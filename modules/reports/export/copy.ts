import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { formatInstant } from '#kernel/clock/format.ts';
import type { Extract, ExtractSection } from '#kernel/documents/extract.ts';
import type { getReport } from '../contract.ts';
import type { exportPurposes } from '../contract-showing.ts';
import { fileParts, type FilePart } from '../contract-handling.ts';
import { categoryNames, channelNames, priorityNames } from '../rules/names.ts';
import { copyWords as w } from './messages.vi.ts';

type Report = z.infer<typeof getReport.output>;

export type CopyOrder = {
  readonly exportId: string;
  /** Random; printed on the copy and kept nowhere else, so that nobody can guess the content from the log. */
  readonly salt: string;
  readonly office: string;
  readonly recipient: string;
  readonly purpose: (typeof exportPurposes)[number];
  readonly reason: string;
  readonly parts: readonly FilePart[];
  readonly person: string;
  /** As it is printed. */
  readonly when: string;
  /** The newest position of the log and how far it is signed, or null while it is empty. */
  readonly log: { readonly position: number; readonly signed: number } | null;
};

/**
 * The copy that one office gets: the chosen parts and nothing else. Links are defanged, notes are those meant for the offices on the
 * file, and the informant stands in it only when the part was asked for.
 */
export function copyOf(
  report: Report,
  order: CopyOrder,
): { readonly extract: Extract; readonly digest: Buffer } {
  const has = (part: FilePart) => order.parts.includes(part);
  const given = (text: string) => text.trim() || w.notGiven;
  const sections: ExtractSection[] = [
    {
      heading: w.facts,
      facts: [
        [w.fact.received, sayReceived(report.receivedAt)],
        [w.fact.channel, channelNames[report.channel].vi],
        [w.fact.category, report.category ? categoryNames[report.category].vi : w.noCategory],
        [w.fact.priority, priorityNames[report.priority].vi],
        ...(has('CHILD') ? ([[w.fact.age, given(report.childAge)]] as const) : []),
        ...(has('PLACE') ? ([[w.fact.place, given(report.place)]] as const) : []),
        ...(order.reason ? ([[w.fact.reason, order.reason]] as const) : []),
      ],
      paragraphs: [],
    },
    ...(has('TEXT') ? [{ heading: w.text, facts: [], paragraphs: [report.text.trim() || w.noText] }] : []),
    ...(has('LINKS') ? [links(report)] : []),
    ...(has('NOTES') ? [notes(report)] : []),
    ...(has('INFORMANT') ? [informant(report)] : []),
  ];
  const leftOut = fileParts.filter((part) => !has(part)).map((part) => w.parts[part]);
  const lead = [w.lead(order.recipient), ...(leftOut.length ? [w.leftOut(leftOut.join(', '))] : [])].join(
    ' ',
  );
  const title = w.title(report.reference);
  const watermark = [
    order.recipient.toLocaleUpperCase('vi'),
    w.purposes[order.purpose],
    w.made(order.person, order.when),
  ];
  const content = JSON.stringify([order.exportId, title, lead, watermark, sections]);
  const digest = createHash('sha256').update(order.salt).update('|').update(content).digest();
  return {
    digest,
    extract: {
      title,
      issuer: order.office,
      lead,
      sections,
      watermark,
      footer: [
        w.proof(order.exportId, order.salt),
        w.digest(digest.toString('hex')),
        order.log ? w.log(String(order.log.position), String(order.log.signed)) : w.logEmpty,
      ],
    },
  };
}

function links(report: Report): ExtractSection {
  const facts = report.links.map(({ ordinal, shown }) => [String(ordinal + 1), shown] as const);
  return { heading: w.links, facts, paragraphs: facts.length === 0 ? [w.noLinks] : [] };
}

function notes(report: Report): ExtractSection {
  const said = report.events.filter(
    ({ kind, note, audience }) => kind === 'NOTED' && note !== null && audience === 'FILE',
  );
  return {
    heading: w.notes,
    facts: [],
    paragraphs: said.length ? said.map(({ at, note }) => `${sayReceived(at)}: ${note ?? ''}`) : [w.noNotes],
  };
}

function informant({ informant: one, isAnonymous }: Report): ExtractSection {
  if (isAnonymous || !one) return { heading: w.informant, facts: [], paragraphs: [w.anonymous] };
  const facts = [
    [w.informantFact.name, one.name],
    [w.informantFact.phone, one.phone],
    [w.informantFact.email, one.email],
    [
      w.informantFact.safeToCall,
      [w.safe[one.safeToCall] ?? w.safe[''], one.callWhen].filter(Boolean).join('; '),
    ],
  ] as const;
  return {
    heading: w.informant,
    facts: facts.filter(([, value]) => value?.trim()) as [string, string][],
    paragraphs: [],
  };
}

/** `14:05 21/11/2026`, as people here read it. */
export function sayReceived(at: string | Date): string {
  return formatInstant(new Date(at));
}
