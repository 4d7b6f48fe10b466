import {
  categoryNames,
  channelNames,
  namesIn,
  priorityNames,
  stateNames,
} from '#modules/reports/rules/names.ts';
/** Words about a report that the pages of several rooms say alike. This file is the type; English satisfies it. */
export const reportWordsVi = {
  tabsLabel: 'Các trang của hồ sơ',
  tabs: {
    '': 'Tin',
    'tiep-nhan': 'Tiếp nhận',
    chuyen: 'Bước',
    'trao-doi': 'Trao đổi',
    'go-bo': 'Gỡ bỏ',
    'lien-quan': 'Liên quan',
    'luu-giu': 'Lưu giữ',
  },
  code: (reference: number) => `Phản ánh ${reference}`,
  heldByMe: 'bạn đang giữ',
  heldByNobody: 'chưa ai nhận',
  restricted:
    'HẠN CHẾ: có người không được biết chuyện này. Đọc phần “Không được biết” trước khi gọi hoặc chuyển.',
  states: namesIn(stateNames, 'vi'),
  categories: namesIn(categoryNames, 'vi'),
  noCategory: 'Chưa phân loại',
  priorities: namesIn(priorityNames, 'vi'),
  channels: namesIn(channelNames, 'vi'),
};

export type ReportWords = typeof reportWordsVi;
