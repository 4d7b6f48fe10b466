/** Words of the page that marks somebody as unsafe. This file is the type; English satisfies it. */
export const unsafeVi = {
  title: 'Đánh dấu nơi hoặc người không an toàn',
  lead: 'Chọn đúng cơ quan, đúng người trong danh bạ: việc chuyển, bàn giao, trích hồ sơ tới nơi đó bị chặn ngay, cho tới khi người phụ trách ca quyết định.',
  back: 'Về tin',
  where: 'Cơ quan nào, hoặc người ấy làm ở cơ quan nào?',
  find: 'Tìm cơ quan',
  findHint: 'Tên cơ quan, trường, hoặc tên xã, phường. Có dấu hay không dấu đều được.',
  search: 'Tìm',
  noOffice: 'Không thấy cơ quan nào đang hoạt động. Thử tên ngắn hơn, hoặc đánh dấu bằng lời ở dưới.',
  found: (count: number) => `Tìm thấy ${count} cơ quan. Chọn một:`,
  foundMany: (count: number) => `${count} cơ quan đầu tiên. Chưa thấy thì gõ tên dài hơn, ví dụ thêm tên xã.`,
  who: 'Ai không được biết?',
  wholeOffice: (name: string) => `Cả cơ quan: ${name}`,
  nobodyKnown:
    'Danh bạ chưa có tên người nào của cơ quan này. Chặn cả cơ quan, hoặc đánh dấu bằng lời ở dưới.',
  words: 'Vì sao?',
  wordsHint: 'Người báo tin nói gì, hoặc ta biết gì. Chỉ người đọc cả hồ sơ này thấy.',
  save: 'Chặn ngay',
  other: 'Không có trong danh bạ',
  otherLead: 'Viết bằng lời thì hệ thống so tên trong lời với từng nơi nhận, có thể chặn rộng hơn cần thiết.',
  otherWho: 'Ai, hoặc nơi nào? Vì sao?',
  otherSave: 'Chặn theo lời',
  problems: {
    whoMissing: 'Chọn cả cơ quan hoặc một người.',
    whyMissing: 'Hãy viết lý do; một câu là đủ.',
    wordsMissing: 'Hãy viết ai hoặc nơi nào, và vì sao.',
  },
};

export type UnsafeWords = typeof unsafeVi;
