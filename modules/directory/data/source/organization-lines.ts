import type { Certainty, Extent, OrganizationKind } from '../../rules/model.ts';
import { DEPARTMENT_REFORM, HORIZON, NQ_202, PRESS_MERGER, TWO_TIER_REFORM } from './resolutions.ts';

export interface OrganizationLine {
  key: string;
  name: string;
  symbol: string;
  kind: OrganizationKind;
  parent?: string;
  from: string;
  to: string | null;
  certainty: Certainty;
  into?: readonly (readonly [key: string, extent: Extent, legalBasis: string])[];
}

const DEPARTMENTS_BASIS = '45/2025/NĐ-CP';
const MINISTRIES_BASIS = '176/2025/QH15';
const COURTS_BASIS = '81/2025/UBTVQH15';

function line(
  key: string, name: string, symbol: string, kind: OrganizationKind, from: string, to: string | null,
  certainty: Certainty, extra: Pick<OrganizationLine, 'parent' | 'into'> = {},
): OrganizationLine {
  return { key, name, symbol, kind, from, to, certainty, ...extra };
}

/** National bodies that the province writes to; the ministries' reorganisation of 2025-03-01 (NQ 176/2025/QH15). */
export const NATIONAL: readonly OrganizationLine[] = [
  line('BTTTT', 'Bộ Thông tin và Truyền thông', 'BTTTT', 'MINISTRY', HORIZON, DEPARTMENT_REFORM, 'SECONDARY', { into: [['BKHCN', 'PART', MINISTRIES_BASIS], ['A05', 'PART', MINISTRIES_BASIS]] }),
  line('BLĐTBXH', 'Bộ Lao động - Thương binh và Xã hội', 'BLĐTBXH', 'MINISTRY', HORIZON, DEPARTMENT_REFORM, 'SECONDARY', { into: [['BNV', 'PART', MINISTRIES_BASIS], ['BYT', 'PART', MINISTRIES_BASIS]] }),
  line('CTE', 'Cục Trẻ em', 'TE', 'MINISTRY', HORIZON, DEPARTMENT_REFORM, 'SECONDARY', { parent: 'BLĐTBXH', into: [['CBMTE', 'WHOLE', MINISTRIES_BASIS]] }),
  line('BKHCN', 'Bộ Khoa học và Công nghệ', 'BKHCN', 'MINISTRY', HORIZON, null, 'SECONDARY'),
  line('BNV', 'Bộ Nội vụ', 'BNV', 'MINISTRY', HORIZON, null, 'SECONDARY'),
  line('BYT', 'Bộ Y tế', 'BYT', 'MINISTRY', HORIZON, null, 'SECONDARY'),
  line('CBMTE', 'Cục Bà mẹ và Trẻ em', 'BMTE', 'MINISTRY', DEPARTMENT_REFORM, null, 'SECONDARY', { parent: 'BYT' }),
  line('BCA', 'Bộ Công an', 'BCA', 'POLICE', HORIZON, null, 'VERIFIED'),
  line('A05', 'Cục An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao (A05)', 'A05', 'POLICE', HORIZON, null, 'SECONDARY', { parent: 'BCA' }),
  line('H111', 'Tổng đài điện thoại quốc gia bảo vệ trẻ em 111', 'TĐ111', 'HOTLINE', HORIZON, null, 'VERIFIED'),
];

/** Provincial bodies of Long An at the date of its plan (2021). */
export const LONG_AN_2021: readonly OrganizationLine[] = [
  line('LA_UBND', 'Ủy ban nhân dân tỉnh Long An', 'UBND', 'PEOPLES_COMMITTEE', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { into: [['TN_UBND', 'WHOLE', NQ_202]] }),
  line('LA_HĐND', 'Hội đồng nhân dân tỉnh Long An', 'HĐND', 'PEOPLES_COUNCIL', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { into: [['TN_HĐND', 'WHOLE', NQ_202]] }),
  longAn('VPUBND', 'Văn phòng Ủy ban nhân dân tỉnh Long An', TWO_TIER_REFORM, [['TN_VPUBND', 'WHOLE', NQ_202]]),
  longAn('SNV', 'Sở Nội vụ tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SNV', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('STP', 'Sở Tư pháp tỉnh Long An', TWO_TIER_REFORM, [['TN_STP', 'WHOLE', NQ_202]]),
  longAn('SKHĐT', 'Sở Kế hoạch và Đầu tư tỉnh Long An', DEPARTMENT_REFORM, [['LA2_STC', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('STC', 'Sở Tài chính tỉnh Long An', DEPARTMENT_REFORM, [['LA2_STC', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('SCT', 'Sở Công Thương tỉnh Long An', TWO_TIER_REFORM, [['TN_SCT', 'WHOLE', NQ_202]]),
  longAn('SNN', 'Sở Nông nghiệp và Phát triển nông thôn tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SNNMT', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('SGTVT', 'Sở Giao thông vận tải tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SXD', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('SXD', 'Sở Xây dựng tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SXD', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('STNMT', 'Sở Tài nguyên và Môi trường tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SNNMT', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('STTTT', 'Sở Thông tin và Truyền thông tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SKHCN', 'PART', DEPARTMENTS_BASIS], ['LA_SVHTTDL', 'PART', DEPARTMENTS_BASIS], ['LA_CA', 'PART', DEPARTMENTS_BASIS]]),
  longAn('SLĐTBXH', 'Sở Lao động - Thương binh và Xã hội tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SNV', 'PART', DEPARTMENTS_BASIS], ['LA_SYT', 'PART', DEPARTMENTS_BASIS], ['LA_SGDĐT', 'PART', DEPARTMENTS_BASIS]]),
  longAn('SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch tỉnh Long An', TWO_TIER_REFORM, [['TN_SVHTTDL', 'WHOLE', NQ_202]]),
  longAn('SKHCN', 'Sở Khoa học và Công nghệ tỉnh Long An', DEPARTMENT_REFORM, [['LA2_SKHCN', 'WHOLE', DEPARTMENTS_BASIS]]),
  longAn('SGDĐT', 'Sở Giáo dục và Đào tạo tỉnh Long An', TWO_TIER_REFORM, [['TN_SGDĐT', 'WHOLE', NQ_202]]),
  longAn('SYT', 'Sở Y tế tỉnh Long An', TWO_TIER_REFORM, [['TN_SYT', 'WHOLE', NQ_202]]),
  longAn('TTT', 'Thanh tra tỉnh Long An', TWO_TIER_REFORM, [['TN_TTT', 'WHOLE', NQ_202]]),
  longAn('BQLKKT', 'Ban Quản lý Khu kinh tế tỉnh Long An', TWO_TIER_REFORM, [['TN_BQLKKT', 'WHOLE', NQ_202]]),
  line('LA_CA', 'Công an tỉnh Long An', 'CAT', 'POLICE', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { parent: 'BCA', into: [['TN_CA', 'WHOLE', NQ_202]] }),
  line('LA_TAND', 'Tòa án nhân dân tỉnh Long An', 'TA', 'COURT', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { into: [['TN_TAND', 'WHOLE', COURTS_BASIS]] }),
  line('LA_VKSND', 'Viện kiểm sát nhân dân tỉnh Long An', 'VKS', 'PROCURACY', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { into: [['TN_VKSND', 'WHOLE', NQ_202]] }),
  line('LA_MTTQ', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Long An', 'MTTQ', 'FATHERLAND_FRONT', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { into: [['TN_MTTQ', 'WHOLE', NQ_202]] }),
  line('LA_HLHPN', 'Hội Liên hiệp Phụ nữ tỉnh Long An', 'BTV', 'MASS_ORGANIZATION', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { into: [['TN_HLHPN', 'WHOLE', NQ_202]] }),
  line('LA_TĐ', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Long An', 'TĐTN', 'MASS_ORGANIZATION', HORIZON, TWO_TIER_REFORM, 'VERIFIED', { into: [['TN_TĐ', 'WHOLE', NQ_202]] }),
  line('LA_BLA', 'Báo Long An', 'BLA', 'PRESS_ORGAN', HORIZON, PRESS_MERGER, 'VERIFIED', { into: [['LA2_BPTTH', 'WHOLE', 'Quyết định hợp nhất của Tỉnh ủy Long An, công bố 17/3/2025']] }),
  line('LA_PTTH', 'Đài Phát thanh và Truyền hình Long An', 'ĐPTTH', 'PRESS_ORGAN', HORIZON, PRESS_MERGER, 'VERIFIED', { into: [['LA2_BPTTH', 'WHOLE', 'Quyết định hợp nhất của Tỉnh ủy Long An, công bố 17/3/2025']] }),
];

/** Long An between the merging of departments (1 March 2025) and the merging of provinces (1 July 2025). */
export const LONG_AN_2025: readonly OrganizationLine[] = [
  merged('SNV', 'Sở Nội vụ tỉnh Long An'),
  merged('STC', 'Sở Tài chính tỉnh Long An'),
  merged('SNNMT', 'Sở Nông nghiệp và Môi trường tỉnh Long An'),
  merged('SXD', 'Sở Xây dựng tỉnh Long An'),
  merged('SKHCN', 'Sở Khoa học và Công nghệ tỉnh Long An'),
  line('LA2_BPTTH', 'Báo và Đài Phát thanh, Truyền hình Long An', 'BPTTH', 'PRESS_ORGAN', PRESS_MERGER, TWO_TIER_REFORM, 'SECONDARY', { into: [['TN_BPTTH', 'WHOLE', NQ_202]] }),
];

/** Tây Ninh since the two-tier reform. */
export const TAY_NINH_2025: readonly OrganizationLine[] = [
  line('TN_UBND', 'Ủy ban nhân dân tỉnh Tây Ninh', 'UBND', 'PEOPLES_COMMITTEE', TWO_TIER_REFORM, null, 'VERIFIED'),
  line('TN_HĐND', 'Hội đồng nhân dân tỉnh Tây Ninh', 'HĐND', 'PEOPLES_COUNCIL', TWO_TIER_REFORM, null, 'VERIFIED'),
  tayNinh('VPUBND', 'Văn phòng Ủy ban nhân dân tỉnh Tây Ninh'),
  tayNinh('SNV', 'Sở Nội vụ tỉnh Tây Ninh'),
  tayNinh('STP', 'Sở Tư pháp tỉnh Tây Ninh'),
  tayNinh('STC', 'Sở Tài chính tỉnh Tây Ninh'),
  tayNinh('SCT', 'Sở Công Thương tỉnh Tây Ninh'),
  tayNinh('SNNMT', 'Sở Nông nghiệp và Môi trường tỉnh Tây Ninh'),
  tayNinh('SXD', 'Sở Xây dựng tỉnh Tây Ninh'),
  tayNinh('SKHCN', 'Sở Khoa học và Công nghệ tỉnh Tây Ninh'),
  tayNinh('SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch tỉnh Tây Ninh'),
  tayNinh('SGDĐT', 'Sở Giáo dục và Đào tạo tỉnh Tây Ninh'),
  tayNinh('SYT', 'Sở Y tế tỉnh Tây Ninh'),
  tayNinh('SDTTG', 'Sở Dân tộc và Tôn giáo tỉnh Tây Ninh'),
  tayNinh('TTT', 'Thanh tra tỉnh Tây Ninh'),
  tayNinh('BQLKKT', 'Ban Quản lý Khu kinh tế tỉnh Tây Ninh'),
  line('TN_CA', 'Công an tỉnh Tây Ninh', 'CAT', 'POLICE', TWO_TIER_REFORM, null, 'SECONDARY', { parent: 'BCA' }),
  line('TN_TAND', 'Tòa án nhân dân tỉnh Tây Ninh', 'TA', 'COURT', TWO_TIER_REFORM, null, 'SECONDARY'),
  line('TN_VKSND', 'Viện kiểm sát nhân dân tỉnh Tây Ninh', 'VKS', 'PROCURACY', TWO_TIER_REFORM, null, 'SECONDARY'),
  line('TN_MTTQ', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Tây Ninh', 'MTTQ', 'FATHERLAND_FRONT', TWO_TIER_REFORM, null, 'SECONDARY'),
  line('TN_HLHPN', 'Hội Liên hiệp Phụ nữ tỉnh Tây Ninh', 'BTV', 'MASS_ORGANIZATION', TWO_TIER_REFORM, null, 'GENERAL_KNOWLEDGE', { parent: 'TN_MTTQ' }),
  line('TN_TĐ', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Tây Ninh', 'TĐTN', 'MASS_ORGANIZATION', TWO_TIER_REFORM, null, 'GENERAL_KNOWLEDGE', { parent: 'TN_MTTQ' }),
  line('TN_BPTTH', 'Báo và Phát thanh, Truyền hình Tây Ninh', 'BPTTH', 'PRESS_ORGAN', TWO_TIER_REFORM, null, 'GENERAL_KNOWLEDGE'),
];

function longAn(symbol: string, name: string, to: string, into: OrganizationLine['into']): OrganizationLine {
  return line(`LA_${symbol}`, name, symbol, 'DEPARTMENT', HORIZON, to, 'GENERAL_KNOWLEDGE', { parent: 'LA_UBND', into });
}

function merged(symbol: string, name: string): OrganizationLine {
  return line(`LA2_${symbol}`, name, symbol, 'DEPARTMENT', DEPARTMENT_REFORM, TWO_TIER_REFORM, 'SECONDARY', {
    parent: 'LA_UBND', into: [[`TN_${symbol}`, 'WHOLE', NQ_202]],
  });
}

function tayNinh(symbol: string, name: string): OrganizationLine {
  return line(`TN_${symbol}`, name, symbol, 'DEPARTMENT', TWO_TIER_REFORM, null, 'SECONDARY', { parent: 'TN_UBND' });
}
