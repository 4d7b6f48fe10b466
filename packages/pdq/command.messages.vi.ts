/** Words of `annhi hash`. */
export const vi = {
  usage: [
    'Cách dùng: annhi hash TỆP|THƯ-MỤC... [--json] [--lang=vi|en]',
    '',
    'Tính mã băm PDQ của ảnh (JPEG, PNG, WebP, AVIF) và vPDQ của video (cần ffmpeg, mỗi giây một khung hình).',
    'Không gửi gì đi đâu, không giữ lại ảnh.',
    '',
    '  --json      mỗi dòng một đối tượng: file, pdq, quality, usable, reason (video: thêm vpdq)',
    '  --lang=en   lời bằng tiếng Anh',
    '',
    'Mã kết thúc: 0 mọi tệp đều dùng được; 1 có tệp không dùng được; 2 gọi sai cách.',
  ].join('\n'),
  noFiles: 'Chưa chọn tệp nào. Hãy ghi tên tệp hoặc thư mục.',
  nothingFound: 'Không có tệp nào trong thư mục đã chọn.',
  unknownOption: (option: string) => `Không hiểu tùy chọn ${option}.`,
  unusable: 'KHÔNG DÙNG ĐƯỢC',
  video: (seconds: number) => `video, ${seconds} khung hình`,
  quality: (quality: number) => `chất lượng ${quality}`,
  progress: (done: number, all: number) => `${done}/${all} tệp`,
  summary: (usable: number, all: number) => `Xong: ${usable}/${all} tệp có mã băm dùng được.`,
};
