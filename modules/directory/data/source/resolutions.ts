/**
 * What the deciding texts say and the address package does not: split communes, clause numbers, unit codes that the
 * package lost. Read in the texts themselves.
 *
 * @source NQ 1682/NQ-UBTVQH15 of 2025-06-16, Điều 1 (96 clauses, one per new commune) and Điều 2 (working from 2025-07-01)
 * @source NQ 1244/NQ-UBTVQH15, in force 2024-12-01 (Long An 188 → 186: 160 xã, 11 phường, 15 thị trấn)
 * @source NQ 202/2025/QH15 of 2025-06-12 (Long An and Tây Ninh become Tây Ninh)
 */

/** From this day the tables describe the world; units existed before, we do not say since when. */
export const HORIZON = '2021-01-01';
export const DISTRICT_REFORM = '2024-12-01';
export const DEPARTMENT_REFORM = '2025-03-01';
export const PRESS_MERGER = '2025-04-02';
export const TWO_TIER_REFORM = '2025-07-01';

export const NQ_1682 = '1682/NQ-UBTVQH15';
export const NQ_1244 = '1244/NQ-UBTVQH15';
export const NQ_202 = '202/2025/QH15';
export const LAW_72 = '72/2025/QH15';

/** District-level codes of the General Statistics Office. */
export const DISTRICT_CODES = {
  'Tỉnh Long An': {
    'Thành phố Tân An': '794', 'Thị xã Kiến Tường': '795', 'Huyện Tân Hưng': '796', 'Huyện Vĩnh Hưng': '797',
    'Huyện Mộc Hóa': '798', 'Huyện Tân Thạnh': '799', 'Huyện Thạnh Hóa': '800', 'Huyện Đức Huệ': '801',
    'Huyện Đức Hòa': '802', 'Huyện Bến Lức': '803', 'Huyện Thủ Thừa': '804', 'Huyện Tân Trụ': '805',
    'Huyện Cần Đước': '806', 'Huyện Cần Giuộc': '807', 'Huyện Châu Thành': '808',
  },
  'Tỉnh Tây Ninh': {
    'Thành phố Tây Ninh': '703', 'Huyện Tân Biên': '705', 'Huyện Tân Châu': '706', 'Huyện Dương Minh Châu': '707',
    'Huyện Châu Thành': '708', 'Thị xã Hòa Thành': '709', 'Huyện Gò Dầu': '710', 'Huyện Bến Cầu': '711',
    'Thị xã Trảng Bàng': '712',
  },
} as const satisfies Record<string, Record<string, string>>;

/** The two communes that ended on 2024-12-01: the package gives them no code of their own. */
export const ENDED_IN_2024 = [
  {
    name: 'Phường 2', district: 'Thành phố Tân An', code: '27688',
    into: [{ name: 'Phường 1', extent: 'WHOLE', share: 1 }],
  },
  {
    // Population of the three parts: 303, 396 and 1,011 of 1,710.
    name: 'Xã Tân Hòa', district: 'Huyện Bến Lức', code: '28006',
    into: [
      { name: 'Xã Lương Hòa', extent: 'PART', share: 0.1772 },
      { name: 'Xã Tân Bửu', extent: 'PART', share: 0.2316 },
      { name: 'Xã An Thạnh', extent: 'REMAINDER', share: 0.5912 },
    ],
  },
] as const;

/** The new communes in the order of Điều 1: the index plus one is the clause. */
export const CLAUSES_OF_1682: readonly string[] = [
  'Xã Hưng Điền', 'Xã Vĩnh Thạnh', 'Xã Tân Hưng', 'Xã Vĩnh Châu', 'Xã Tuyên Bình', 'Xã Vĩnh Hưng', 'Xã Khánh Hưng',
  'Xã Tuyên Thạnh', 'Xã Bình Hiệp', 'Xã Bình Hòa', 'Xã Mộc Hóa', 'Xã Hậu Thạnh', 'Xã Nhơn Hòa Lập', 'Xã Nhơn Ninh',
  'Xã Tân Thạnh', 'Xã Bình Thành', 'Xã Thạnh Phước', 'Xã Thạnh Hóa', 'Xã Tân Tây', 'Xã Thủ Thừa', 'Xã Mỹ An',
  'Xã Mỹ Thạnh', 'Xã Tân Long', 'Xã Mỹ Quý', 'Xã Đông Thành', 'Xã Đức Huệ', 'Xã An Ninh', 'Xã Hiệp Hòa',
  'Xã Hậu Nghĩa', 'Xã Hòa Khánh', 'Xã Đức Lập', 'Xã Mỹ Hạnh', 'Xã Đức Hòa', 'Xã Thạnh Lợi', 'Xã Bình Đức',
  'Xã Lương Hòa', 'Xã Bến Lức', 'Xã Mỹ Yên', 'Xã Long Cang', 'Xã Rạch Kiến', 'Xã Mỹ Lệ', 'Xã Tân Lân',
  'Xã Cần Đước', 'Xã Long Hựu', 'Xã Phước Lý', 'Xã Mỹ Lộc', 'Xã Cần Giuộc', 'Xã Phước Vĩnh Tây', 'Xã Tân Tập',
  'Xã Vàm Cỏ', 'Xã Tân Trụ', 'Xã Nhựt Tảo', 'Xã Thuận Mỹ', 'Xã An Lục Long', 'Xã Tầm Vu', 'Xã Vĩnh Công',
  'Xã Phước Chỉ', 'Xã Hưng Thuận', 'Xã Thạnh Đức', 'Xã Phước Thạnh', 'Xã Truông Mít', 'Xã Lộc Ninh', 'Xã Cầu Khởi',
  'Xã Dương Minh Châu', 'Xã Tân Đông', 'Xã Tân Châu', 'Xã Tân Phú', 'Xã Tân Hội', 'Xã Tân Thành', 'Xã Tân Hòa',
  'Xã Tân Lập', 'Xã Tân Biên', 'Xã Thạnh Bình', 'Xã Trà Vong', 'Xã Phước Vinh', 'Xã Hòa Hội', 'Xã Ninh Điền',
  'Xã Châu Thành', 'Xã Hảo Đước', 'Xã Long Chữ', 'Xã Long Thuận', 'Xã Bến Cầu', 'Phường Kiến Tường',
  'Phường Long An', 'Phường Tân An', 'Phường Khánh Hậu', 'Phường Tân Ninh', 'Phường Bình Minh', 'Phường Ninh Thạnh',
  'Phường Long Hoa', 'Phường Hòa Thành', 'Phường Thanh Điền', 'Phường Trảng Bàng', 'Phường An Tịnh',
  'Phường Gò Dầu', 'Phường Gia Lộc',
];

/** Communes that were divided: parts first, the last target took what remained. The package keeps one target only. */
export const SPLIT_BY_1682: readonly { name: string; district: string; into: readonly string[] }[] = [
  { name: 'Xã Vĩnh Bình', district: 'Huyện Vĩnh Hưng', into: ['Xã Tuyên Bình', 'Xã Vĩnh Hưng'] },
  { name: 'Xã Vĩnh Thuận', district: 'Huyện Vĩnh Hưng', into: ['Xã Tuyên Bình', 'Xã Vĩnh Hưng'] },
  { name: 'Xã Thái Bình Trung', district: 'Huyện Vĩnh Hưng', into: ['Xã Tuyên Bình', 'Xã Vĩnh Hưng', 'Xã Khánh Hưng'] },
  { name: 'Xã Vĩnh Trị', district: 'Huyện Vĩnh Hưng', into: ['Xã Vĩnh Hưng', 'Xã Khánh Hưng'] },
  { name: 'Xã Thái Trị', district: 'Huyện Vĩnh Hưng', into: ['Xã Vĩnh Hưng', 'Xã Khánh Hưng'] },
  { name: 'Xã Khánh Hưng', district: 'Huyện Vĩnh Hưng', into: ['Xã Vĩnh Hưng', 'Xã Khánh Hưng'] },
  { name: 'Xã Bắc Hòa', district: 'Huyện Tân Thạnh', into: ['Xã Tuyên Thạnh', 'Xã Hậu Thạnh'] },
  { name: 'Xã Bình Thạnh', district: 'Huyện Thủ Thừa', into: ['Xã Thủ Thừa', 'Phường Long An'] },
  { name: 'Xã Tân Thành', district: 'Huyện Thủ Thừa', into: ['Xã Thủ Thừa', 'Xã Mỹ Thạnh'] },
  { name: 'Xã Nhị Thành', district: 'Huyện Thủ Thừa', into: ['Xã Thủ Thừa', 'Xã Nhựt Tảo'] },
  { name: 'Xã Đức Hòa Thượng', district: 'Huyện Đức Hòa', into: ['Xã Đức Lập', 'Xã Mỹ Hạnh'] },
  { name: 'Xã Phước Minh', district: 'Huyện Dương Minh Châu', into: ['Xã Lộc Ninh', 'Xã Dương Minh Châu'] },
  { name: 'Xã Chà Là', district: 'Huyện Dương Minh Châu', into: ['Xã Cầu Khởi', 'Phường Ninh Thạnh'] },
  { name: 'Xã Phan', district: 'Huyện Dương Minh Châu', into: ['Xã Dương Minh Châu', 'Phường Bình Minh'] },
  { name: 'Xã Suối Đá', district: 'Huyện Dương Minh Châu', into: ['Xã Dương Minh Châu', 'Phường Bình Minh'] },
  { name: 'Xã Tân Phú', district: 'Huyện Tân Châu', into: ['Xã Tân Châu', 'Xã Tân Phú'] },
  { name: 'Xã Suối Dây', district: 'Huyện Tân Châu', into: ['Xã Tân Châu', 'Xã Tân Thành'] },
  { name: 'Xã Mỏ Công', district: 'Huyện Tân Biên', into: ['Xã Tân Phú', 'Xã Trà Vong'] },
  { name: 'Xã Trà Vong', district: 'Huyện Tân Biên', into: ['Xã Tân Phú', 'Xã Trà Vong'] },
  { name: 'Xã Tân Phong', district: 'Huyện Tân Biên', into: ['Xã Tân Phú', 'Xã Thạnh Bình'] },
  { name: 'Xã Thái Bình', district: 'Huyện Châu Thành', into: ['Xã Châu Thành', 'Phường Tân Ninh'] },
];
