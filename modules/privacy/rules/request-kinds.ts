/** Rights of a data subject. @source Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15; NĐ 56/2017/NĐ-CP Điều 36 khoản 3 (ERASURE) */
export const dataRequestKinds = ['ACCESS', 'CORRECTION', 'ERASURE', 'RESTRICTION', 'OBJECTION'] as const;
export type DataRequestKind = (typeof dataRequestKinds)[number];

/** As whom somebody asks. A child may ask alone from 7 on; a parent or guardian for a child. */
export const requesterRelations = ['SELF', 'CHILD', 'PARENT', 'GUARDIAN', 'PROTECTION_BODY'] as const;
/** The same without bodies: those write a letter. */
export const publicRelations = ['SELF', 'CHILD', 'PARENT', 'GUARDIAN'] as const;
export type PublicRelation = (typeof publicRelations)[number];

/** How a request came. WEB: the public form, so nobody has seen who sent it. */
export const dataRequestChannels = ['WEB', 'COUNTER', 'PHONE', 'LETTER'] as const;

/** Longest answers in UTF-16 units. */
export const longest = { name: 200, contact: 500, words: 20_000, trackingCode: 200 } as const;
