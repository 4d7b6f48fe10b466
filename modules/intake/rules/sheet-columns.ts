import { channelNames } from '#modules/reports/contract.ts';
import { entryChannels } from './lists.ts';

/** Columns of a table of reports, in the order of the template, with other headings that people write. */
export const sheetColumns = [
  { key: 'channel', heading: 'Kênh', also: ['kenh tiep nhan', 'nguon'], width: 16 },
  { key: 'receivedAt', heading: 'Lúc nhận', also: ['thoi gian', 'ngay nhan', 'thoi diem nhan'], width: 18 },
  { key: 'text', heading: 'Nội dung', also: ['noi dung phan anh', 'noi dung tin'], width: 60 },
  { key: 'links', heading: 'Đường dẫn', also: ['link', 'duong dan tai khoan', 'url'], width: 40 },
  { key: 'place', heading: 'Nơi xảy ra', also: ['dia diem', 'xa phuong', 'noi o'], width: 20 },
  { key: 'childAge', heading: 'Tuổi trẻ em', also: ['tuoi', 'tuoi tre'], width: 12 },
  { key: 'kind', heading: 'Người báo', also: ['nguoi bao tin', 'la ai'], width: 16 },
  { key: 'isAgreed', heading: 'Đồng ý để lại tên', also: ['dong y'], width: 18 },
  { key: 'name', heading: 'Họ tên', also: ['ho va ten', 'ten nguoi bao'], width: 22 },
  { key: 'phone', heading: 'Điện thoại', also: ['so dien thoai', 'sdt'], width: 14 },
  { key: 'safeToCall', heading: 'Gọi lại', also: ['goi lai duoc khong'], width: 18 },
  { key: 'callWhen', heading: 'Giờ gọi, lời dặn', also: ['gio goi'], width: 22 },
  { key: 'mustNotKnow', heading: 'Ai không nên biết', also: ['khong cho biet'], width: 22 },
  { key: 'hotlineNumber', heading: 'Số của 111', also: ['so ho so 111'], width: 16 },
] as const;
export type SheetColumn = (typeof sheetColumns)[number]['key'];

/** Without accents, signs and case, so that "Nội dung:" and "noi dung" are one heading. */
export function foldWord(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gu, 'd')
    .replace(/Đ/gu, 'D')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim();
}

export function columnOf(heading: string): SheetColumn | undefined {
  const folded = foldWord(heading);
  return sheetColumns.find(
    ({ heading: own, also }) => foldWord(own) === folded || also.some((one) => one === folded),
  )?.key;
}

type Words<T extends string> = readonly (readonly [T, readonly string[]])[];

const alsoChannel: Readonly<Record<(typeof entryChannels)[number], readonly string[]>> = {
  PHONE: ['dien thoai', 'goi dien'],
  HOTLINE_111: ['111', 'tong dai 111'],
  WALK_IN: ['den truc tiep', 'truc tiep', 'gap truc tiep'],
  LETTER: ['thu', 'don thu', 'cong van'],
  ZALO: ['zalo'],
  REFERRED: ['chuyen den', 'co quan khac chuyen'],
};

/** Words for a channel; the first is the one of the template. */
export const channelWords: Words<(typeof entryChannels)[number]> = entryChannels.map((channel) => [
  channel,
  [channelNames[channel].vi, ...alsoChannel[channel]],
]);
export const kindWords: Words<'CHILD' | 'PARENT' | 'TEACHER' | 'CITIZEN' | 'OFFICER' | 'UNKNOWN'> = [
  ['CHILD', ['Trẻ em', 'em', 'tre', 'hoc sinh']],
  ['PARENT', ['Cha mẹ', 'me', 'cha', 'bo', 'ba', 'phu huynh', 'cha me nguoi cham soc']],
  ['TEACHER', ['Giáo viên', 'thay co', 'nha truong', 'co giao', 'thay giao']],
  ['CITIZEN', ['Người dân', 'dan', 'hang xom']],
  ['OFFICER', ['Cán bộ', 'co quan']],
  ['UNKNOWN', ['Không rõ', '', 'khong biet']],
];
export const contactWords: Words<'ANY_TIME' | 'CERTAIN_HOURS' | 'NO_CALLS' | ''> = [
  ['', ['Chưa hỏi', '']],
  ['ANY_TIME', ['Lúc nào cũng được', 'duoc', 'co']],
  ['CERTAIN_HOURS', ['Theo giờ', 'gio nhat dinh']],
  ['NO_CALLS', ['Không gọi', 'khong']],
];
export const agreedWords: Words<'YES' | 'NO'> = [
  ['YES', ['Có', 'x', 'dong y', 'yes', '1']],
  ['NO', ['Không', '', 'no', '0']],
];

/** What a word stands for, or null. */
export function meaningOf<T extends string>(words: Words<T>, typed: string): T | null {
  const folded = foldWord(typed);
  return words.find(([, names]) => names.some((name) => foldWord(name) === folded))?.[0] ?? null;
}
