import { canonicalizeLink } from '#packages/harm-url/index.ts';
import type { WordClass } from './data/lexicon.ts';
import { findWanted, has, readingOf, spansOf } from './reading.ts';
import type { Reading, Wanted } from './reading.ts';
import type { Category, Proposal, ReportContext, Route } from './types.ts';

/** The first row whose words occur decides; the last row of a category has no words and always decides. */
interface RouteRow {
  readonly when: readonly WordClass[];
  readonly unless?: readonly WordClass[];
  readonly near?: Wanted;
  readonly hasWebsiteLink?: true;
  readonly route: Route;
  readonly reason: string;
}

const always = (route: Route, reason: string): RouteRow => ({ when: [], route, reason });
const POLICE = [always('POLICE', 'Có dấu hiệu tội phạm đối với trẻ em.')];

const ROUTES: Readonly<Record<Category, readonly RouteRow[]>> = {
  SEXTORTION: POLICE,
  CSAM: POLICE,
  GROOMING: POLICE,
  DEEPFAKE: POLICE,
  EXPLOITATION: [
    {
      when: ['outsiders', 'nightJob', 'easyJob', 'abroad', 'trafficking'],
      route: 'POLICE',
      reason: 'Người ngoài lôi kéo, bóc lột trẻ.',
    },
    { when: ['household', 'forcedMarriage'], route: 'LOCAL_PC', reason: 'Người trong nhà bắt ép trẻ.' },
    always('POLICE', 'Chưa rõ ai bóc lột: Công an nhận trước.'),
  ],
  VIOLENCE: [
    { when: ['household'], route: 'LOCAL_PC', reason: 'Người trong nhà gây ra.' },
    {
      when: [],
      near: { all: ['kin', 'blow'], window: 9, ordered: true },
      unless: ['pupilFight', 'adultOther', 'pupils'],
      route: 'LOCAL_PC',
      reason: 'Người trong nhà gây ra.',
    },
    {
      when: ['adultOther'],
      unless: ['pupilFight'],
      route: 'POLICE',
      reason: 'Người lớn ngoài gia đình gây ra.',
    },
    {
      when: ['pupils', 'pupilFight', 'schoolPlace'],
      route: 'EDUCATION_AUTHORITY',
      reason: 'Giữa học sinh với nhau.',
    },
    always('LOCAL_PC', 'Chưa rõ ai gây ra: nơi em ở nhận trước.'),
  ],
  SELF_HARM_RISK: [always('CHILD_AFFAIRS_AUTHORITY', 'Trẻ cần được giúp ngay.')],
  DATA_EXPOSURE: [
    { when: ['schoolPublishes'], route: 'EDUCATION_AUTHORITY', reason: 'Nhà trường đăng.' },
    { when: ['websitePublishes'], route: 'PRESS_AUTHORITY', reason: 'Trang web hoặc báo đăng.' },
    { when: [], hasWebsiteLink: true, route: 'PRESS_AUTHORITY', reason: 'Link là một trang web.' },
    always('CHILD_AFFAIRS_AUTHORITY', 'Do cá nhân làm lộ.'),
  ],
  CYBERBULLYING: [
    { when: ['pupils'], route: 'EDUCATION_AUTHORITY', reason: 'Giữa học sinh với nhau.' },
    always('CHILD_AFFAIRS_AUTHORITY', 'Chưa thấy liên quan trường, lớp.'),
  ],
  DANGEROUS_CHALLENGE: [
    { when: ['schoolPlace'], route: 'EDUCATION_AUTHORITY', reason: 'Ở trường hoặc giữa bạn cùng lớp.' },
    always('PRESS_AUTHORITY', 'Nội dung trên mạng cần gỡ.'),
  ],
  SCAM_OR_GAMBLING: [always('POLICE', 'Có dấu hiệu lừa đảo, đánh bạc.')],
  AGE_INAPPROPRIATE: [always('PRESS_AUTHORITY', 'Nội dung trên mạng cần xem xét.')],
  NOT_ABOUT_A_CHILD: [
    { when: ['asking'], route: 'NONE', reason: 'Hỏi hoặc báo trước, không có việc cần chuyển.' },
    {
      when: ['adultCrime', 'cheat', 'blow', 'gambling', 'threat', 'privateImage'],
      route: 'POLICE',
      reason: 'Có dấu hiệu tội phạm, không liên quan trẻ em.',
    },
    { when: ['civic'], route: 'LOCAL_PC', reason: 'Việc của địa phương.' },
    { when: ['thanks'], route: 'NONE', reason: 'Không có việc cần chuyển.' },
    always('LOCAL_PC', 'Việc khác: chuyển địa phương xem.'),
  ],
  NUISANCE: [always('NONE', 'Không có nội dung cần chuyển.')],
};

/** The role that receives a report of this category first, with the words that decided. */
export function proposeRoute(
  category: Category,
  text: string | Reading,
  context: ReportContext = {},
): Proposal<Route> {
  const reading = readingOf(text);
  const isWebsite = (context.urls ?? []).some((url) => canonicalizeLink(url).kind === 'WEBSITE');
  const applies = (row: RouteRow): boolean => {
    if (row.unless !== undefined && has(reading, ...row.unless)) return false;
    if (row.hasWebsiteLink === true) return isWebsite;
    if (row.near !== undefined) return findWanted(reading, row.near) !== null;
    return row.when.length === 0 || has(reading, ...row.when);
  };
  const row = ROUTES[category].find(applies) ?? always('NONE', 'Không có việc cần chuyển.');
  const found = row.when.flatMap((label) => reading.occurrences.get(label)?.slice(0, 1) ?? []);
  return { value: row.route, reason: row.reason, because: spansOf(reading, found) };
}
