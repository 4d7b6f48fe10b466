/**
 * Measures of an administrative document. Lengths in millimetres, letters in points.
 * Where the decree leaves a range, one value inside it is fixed here so that DOCX and PDF agree.
 * @source NĐ 30/2020/NĐ-CP, Phụ lục I, phần I và II
 */
export const form = {
  /** 20–25 top and bottom, 30–35 left, 15–20 right. */
  pageMm: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, pageNumberFromTop: 10 },
  /** The two columns of the head; the right one holds the national name on one line. */
  headMm: { left: 74, right: 91 },
  /** The two columns under the text: recipients, signature. */
  footMm: { left: 80, right: 85 },
  /** Where "Kính gửi:" begins and, when it heads a list, where its dashes stand: under the colon. */
  addresseesMm: { word: 30, list: 50 },
  circulationMm: 52,
  pt: {
    nationalName: 12,
    motto: 13,
    agency: 12,
    number: 13,
    placeAndDate: 13,
    letterSubject: 12,
    heading: 14,
    body: 14,
    table: 13,
    signature: 14,
    recipientsTitle: 12,
    recipients: 11,
    mark: 13,
    annexNumber: 14,
    pageNumber: 13,
  },
  /** Between paragraphs at least 6 pt; lines from single to 1.5. */
  paragraphGapPt: 6,
  lineFactor: 1.1,
  /** 1 or 1.27 cm. */
  firstLineMm: 12.7,
  /** Rule under the issuing agency and under the subject: a third to a half of the line above it. */
  ruleShare: 0.4,
  /** Room for the signature image and the seal. */
  signatureRoomPt: 76,
  urgencyColour: 'FF0000',
} as const;

/** The printed words that the decree itself prescribes; they are Vietnamese whatever language the reader works in. */
export const printed = {
  nationalName: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số:',
  about: 'V/v',
  addressees: 'Kính gửi:',
  recipients: 'Nơi nhận:',
  asAbove: 'Như trên',
  archive: 'Lưu:',
  decides: 'QUYẾT ĐỊNH:',
  article: 'Điều',
  annex: 'Phụ lục',
  end: './.',
} as const;

/** Width between the margins. */
export function textWidthMm(landscape = false): number {
  const { pageMm } = form;
  return (landscape ? pageMm.height : pageMm.width) - pageMm.left - pageMm.right;
}

export function mmToPt(mm: number): number {
  return (mm * 72) / 25.4;
}
