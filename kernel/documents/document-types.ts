/**
 * Kinds of administrative document: the abbreviation that goes into the symbol and the heading printed over it.
 * An official letter (công văn) has neither: its subject stands under the number instead.
 * @source NĐ 30/2020/NĐ-CP, Điều 7 and Phụ lục III (bảng chữ viết tắt)
 */
export const documentTypes = {
  OFFICIAL_LETTER: { abbreviation: null, heading: null },
  DECISION: { abbreviation: 'QĐ', heading: 'QUYẾT ĐỊNH' },
  DIRECTIVE: { abbreviation: 'CT', heading: 'CHỈ THỊ' },
  REGULATION: { abbreviation: 'QC', heading: 'QUY CHẾ' },
  NOTICE: { abbreviation: 'TB', heading: 'THÔNG BÁO' },
  GUIDANCE: { abbreviation: 'HD', heading: 'HƯỚNG DẪN' },
  PROGRAMME: { abbreviation: 'CTr', heading: 'CHƯƠNG TRÌNH' },
  PLAN: { abbreviation: 'KH', heading: 'KẾ HOẠCH' },
  ADMIN_REPORT: { abbreviation: 'BC', heading: 'BÁO CÁO' },
  MINUTES: { abbreviation: 'BB', heading: 'BIÊN BẢN' },
  SUBMISSION: { abbreviation: 'TTr', heading: 'TỜ TRÌNH' },
  INVITATION: { abbreviation: 'GM', heading: 'GIẤY MỜI' },
  SENDING_SLIP: { abbreviation: 'PG', heading: 'PHIẾU GỬI' },
  TRANSFER_SLIP: { abbreviation: 'PC', heading: 'PHIẾU CHUYỂN' },
  ACKNOWLEDGEMENT_SLIP: { abbreviation: 'PB', heading: 'PHIẾU BÁO' },
} as const;

export type DocumentType = keyof typeof documentTypes;

/**
 * What is printed before the post for which somebody signs.
 * @source NĐ 30/2020, Điều 13 and Phụ lục I, phần II, mục 7
 */
export const signingAuthorities = {
  ON_BEHALF: 'TM.',
  DEPUTY_FOR_HEAD: 'KT.',
  BY_ORDER: 'TL.',
  BY_AUTHORIZATION: 'TUQ.',
  ACTING: 'Q.',
} as const;

export type SigningAuthority = keyof typeof signingAuthorities;

/**
 * Urgency marks: word and width of the box in millimetres (all boxes are 8 mm high, bright red).
 * @source NĐ 30/2020, Phụ lục I, phần II, mục 10
 */
export const documentUrgencies = {
  URGENT: { mark: 'KHẨN', widthMm: 20 },
  VERY_URGENT: { mark: 'THƯỢNG KHẨN', widthMm: 40 },
  EXPRESS: { mark: 'HỎA TỐC', widthMm: 30 },
} as const;

export type DocumentUrgency = keyof typeof documentUrgencies;

/** Limits on circulation, printed in a box. @source NĐ 30/2020, Phụ lục I, phần II, mục 10 */
export const circulationMarks = {
  INTERNAL: 'LƯU HÀNH NỘI BỘ',
  RETURN_AFTER_READING: 'XEM XONG TRẢ LẠI',
  RETURN_AFTER_MEETING: 'TRẢ LẠI SAU KHI HỌP',
} as const;

export type CirculationMark = keyof typeof circulationMarks;
