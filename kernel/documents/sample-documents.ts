import type { OfficialDocumentInput } from './model.ts';

/** Invented documents of an invented province, for tests and for looking at the page. */

const department = { parentName: 'Ủy ban nhân dân tỉnh An Bình', name: 'Sở Thông tin và Truyền thông' };

/** Công văn đề nghị gỡ bỏ thông tin. */
export const removalLetter: OfficialDocumentInput = {
  type: 'OFFICIAL_LETTER',
  issuer: department,
  symbol: 'STTTT-CNTT',
  number: 5,
  place: 'An Bình',
  issuedOn: '2027-01-05',
  abstract: 'đề nghị ngăn chặn, gỡ bỏ thông tin xâm phạm đời sống riêng tư của trẻ em',
  addressees: ['Công ty Cổ phần Mạng xã hội Ví Dụ'],
  urgency: 'EXPRESS',
  body: [
    {
      kind: 'paragraph',
      text: 'Sở Thông tin và Truyền thông tỉnh An Bình tiếp nhận phản ánh mã số AN-2027-000123 về nội dung tiết lộ thông tin bí mật đời sống riêng tư của trẻ em đang được đăng tải công khai trên nền tảng do Quý Công ty quản lý.',
    },
    {
      kind: 'paragraph',
      text: 'Căn cứ Điều 36 Nghị định số 56/2017/NĐ-CP ngày 09 tháng 5 năm 2017 của Chính phủ quy định chi tiết một số điều của Luật Trẻ em, Sở Thông tin và Truyền thông đề nghị Quý Công ty thực hiện các nội dung sau:',
    },
    {
      kind: 'list',
      style: 'number',
      items: [
        'Gỡ bỏ hoặc ngăn chặn truy cập đối với nội dung tại đường dẫn https://mang-xa-hoi.example/nhom/1234567890/bai-viet/9876543210?nguon=chia-se&ma=abcdefghijklmnopqrstuvwxyz0123456789 chậm nhất 24 giờ kể từ khi nhận được văn bản này.',
        'Lưu giữ bản ghi nhật ký, thông tin tài khoản đăng tải để phục vụ công tác của cơ quan có thẩm quyền; không thông báo cho chủ tài khoản khi chưa có ý kiến của cơ quan đề nghị.',
        [
          { text: 'Thông báo kết quả thực hiện bằng văn bản ' },
          { text: 'trước 17 giờ 00 phút ngày 06 tháng 01 năm 2027', bold: true },
          { text: ' về Sở Thông tin và Truyền thông theo địa chỉ phong-cntt@tinh.example.' },
        ],
      ],
    },
    {
      kind: 'paragraph',
      text: 'Sở Thông tin và Truyền thông trân trọng đề nghị Quý Công ty quan tâm, phối hợp thực hiện.',
    },
  ],
  signature: {
    authority: [{ kind: 'DEPUTY_FOR_HEAD', of: 'Giám đốc' }],
    position: 'Phó Giám đốc',
    signerName: 'Nguyễn Văn Ví Dụ',
  },
  recipients: ['Giám đốc Sở (để báo cáo)', 'Công an tỉnh (PA05) (để phối hợp)'],
  archiveNote: 'VT, CNTT',
};

/** Phiếu chuyển thông tin về trẻ em cho cấp xã. */
export const transferSlip: OfficialDocumentInput = {
  type: 'TRANSFER_SLIP',
  issuer: department,
  symbol: 'PC-STTTT',
  number: 12,
  place: 'An Bình',
  issuedOn: '2027-02-14',
  abstract: 'Về việc chuyển thông tin trẻ em có nguy cơ bị xâm hại trên môi trường mạng',
  addressees: ['Ủy ban nhân dân xã Hòa Mẫu', 'Công an xã Hòa Mẫu'],
  confidentiality: {
    level: 'Bảo mật thông tin trẻ em theo Điều 24 Nghị định số 56/2017/NĐ-CP',
    scope: 'chỉ người được giao xử lý tại nơi nhận',
  },
  legalBases: [
    'Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016',
    'Căn cứ Điều 26 Nghị định số 56/2017/NĐ-CP ngày 09 tháng 5 năm 2017 của Chính phủ;',
  ],
  body: [
    {
      kind: 'paragraph',
      text: 'Sở Thông tin và Truyền thông chuyển đến Quý cơ quan thông tin đã tiếp nhận để kiểm tra, đánh giá và xử lý theo thẩm quyền như sau:',
    },
    {
      kind: 'table',
      columns: [
        { title: 'Nội dung', share: 2 },
        { title: 'Thông tin', share: 5 },
      ],
      rows: [
        ['Mã thông tin', 'AN-2027-000456'],
        ['Thời điểm tiếp nhận', '08 giờ 15 phút, ngày 14 tháng 02 năm 2027'],
        ['Kênh tiếp nhận', 'Trang tiếp nhận của tỉnh'],
        ['Mức độ ưu tiên', 'Cao'],
        ['Tóm tắt', 'Trẻ em bị người lạ nhắn tin đe dọa phát tán hình ảnh riêng tư.'],
      ],
    },
    {
      kind: 'paragraph',
      text: 'Đề nghị Quý cơ quan xác nhận việc tiếp nhận ngay trên hệ thống và thông báo kết quả đánh giá nguy cơ ban đầu.',
    },
  ],
  signature: {
    authority: [{ kind: 'BY_ORDER', of: 'Giám đốc' }],
    position: 'Trưởng phòng Công nghệ thông tin',
    signerName: 'Trần Thị Thử Nghiệm',
  },
  recipients: ['Giám đốc Sở (để báo cáo)'],
  archiveNote: 'VT, CNTT',
};

/** Quyết định, with an annex in landscape. */
export const decision: OfficialDocumentInput = {
  type: 'DECISION',
  issuer: { parentName: null, name: 'Ủy ban nhân dân tỉnh An Bình' },
  symbol: 'QĐ-UBND',
  number: 1234,
  place: 'An Bình',
  issuedOn: '2027-10-09',
  abstract: 'Về việc thành lập Tổ công tác bảo vệ trẻ em trên môi trường mạng tỉnh An Bình',
  decidingAuthority: 'Chủ tịch Ủy ban nhân dân tỉnh',
  legalBases: [
    'Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025',
    'Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016',
    'Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09 tháng 5 năm 2017 của Chính phủ quy định chi tiết một số điều của Luật Trẻ em',
    'Theo đề nghị của Giám đốc Sở Thông tin và Truyền thông tại Tờ trình số 45/TTr-STTTT ngày 01 tháng 10 năm 2027',
  ],
  body: [
    {
      kind: 'article',
      text: 'Thành lập Tổ công tác bảo vệ trẻ em trên môi trường mạng tỉnh An Bình (sau đây gọi là Tổ công tác) gồm các thành viên có tên trong danh sách tại Phụ lục kèm theo Quyết định này.',
    },
    { kind: 'article', title: 'Nhiệm vụ của Tổ công tác', text: 'Tổ công tác có các nhiệm vụ sau:' },
    {
      kind: 'list',
      style: 'letter',
      items: [
        'Tham mưu Chủ tịch Ủy ban nhân dân tỉnh chỉ đạo công tác bảo vệ trẻ em trên môi trường mạng;',
        'Điều phối việc tiếp nhận, chuyển và xử lý thông tin giữa các cơ quan;',
        'Báo cáo kết quả hằng năm trước ngày 15 tháng 12.',
      ],
    },
    { kind: 'article', text: 'Quyết định này có hiệu lực kể từ ngày ký.' },
    {
      kind: 'article',
      text: 'Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc các sở, Thủ trưởng các cơ quan có liên quan và các thành viên Tổ công tác chịu trách nhiệm thi hành Quyết định này.',
    },
  ],
  signature: {
    authority: [
      { kind: 'ON_BEHALF', of: 'Ủy ban nhân dân' },
      { kind: 'DEPUTY_FOR_HEAD', of: 'Chủ tịch' },
    ],
    position: 'Phó Chủ tịch',
    signerName: 'Lê Hoàng Minh Họa',
  },
  recipients: [
    'Như Điều 4',
    'Thường trực Tỉnh ủy',
    'Chủ tịch, các Phó Chủ tịch UBND tỉnh',
    'Các sở, ngành tỉnh',
  ],
  archiveNote: 'VT, VX',
  annexes: [
    {
      title: 'Danh sách thành viên Tổ công tác',
      orientation: 'landscape',
      body: [
        {
          kind: 'table',
          columns: [
            { title: 'STT', share: 1, align: 'center' },
            { title: 'Chức vụ, đơn vị', share: 8 },
            { title: 'Nhiệm vụ trong Tổ công tác', share: 4 },
          ],
          rows: [
            ['1', 'Phó Chủ tịch Ủy ban nhân dân tỉnh', 'Tổ trưởng'],
            ['2', 'Giám đốc Sở Thông tin và Truyền thông', 'Tổ phó thường trực'],
            ['3', 'Phó Giám đốc Công an tỉnh', 'Tổ phó'],
          ],
        },
      ],
    },
  ],
};

/** Báo cáo with a table that runs over several pages. */
export const yearlyReport: OfficialDocumentInput = {
  type: 'ADMIN_REPORT',
  issuer: department,
  symbol: 'BC-STTTT',
  number: 98,
  place: 'An Bình',
  issuedOn: '2027-12-10',
  abstract:
    'Kết quả thực hiện công tác bảo vệ và hỗ trợ trẻ em tương tác lành mạnh, sáng tạo trên môi trường mạng năm 2027',
  addressees: ['Bộ Khoa học và Công nghệ', 'Ủy ban nhân dân tỉnh'],
  confidentiality: {
    level: 'Không chứa thông tin bí mật đời sống riêng tư của trẻ em',
    scope: 'nơi nhận của văn bản',
  },
  body: [
    {
      kind: 'paragraph',
      text: 'Thực hiện Kế hoạch của Ủy ban nhân dân tỉnh, Sở Thông tin và Truyền thông báo cáo kết quả thực hiện năm 2027 như sau:',
    },
    { kind: 'heading', level: 1, text: 'Tình hình chung' },
    {
      kind: 'paragraph',
      text: 'Công tác bảo vệ trẻ em trên môi trường mạng được triển khai đồng bộ từ tỉnh đến cơ sở; thông tin được tiếp nhận 24 giờ trong ngày, 7 ngày trong tuần và chuyển ngay đến đầu mối có thẩm quyền.',
    },
    { kind: 'heading', level: 1, text: 'Kết quả thực hiện' },
    { kind: 'heading', level: 2, text: 'Tiếp nhận và xử lý thông tin' },
    {
      kind: 'list',
      items: [
        'Tổng số thông tin tiếp nhận: 1.234 tin, tăng 12,5% so với năm 2026;',
        'Tỷ lệ chuyển đúng hạn: 99,2%.',
      ],
    },
    {
      kind: 'heading',
      level: 2,
      text: 'Kết quả theo địa bàn',
      continued: 'được tổng hợp tại bảng dưới đây.',
    },
    {
      kind: 'table',
      caption: 'Bảng 1. Thông tin tiếp nhận theo xã, phường',
      columns: [
        { title: 'STT', share: 1, align: 'center' },
        { title: 'Xã, phường', share: 4 },
        { title: 'Số tin tiếp nhận', share: 2, align: 'right' },
        { title: 'Số tin đúng hạn', share: 2, align: 'right' },
        { title: 'Ghi chú', share: 3 },
      ],
      rows: Array.from({ length: 70 }, (_, index) => [
        String(index + 1),
        `Xã Minh Họa ${index + 1}`,
        String(10 + ((index * 7) % 23)),
        String(9 + ((index * 7) % 23)),
        index % 9 === 0 ? 'Đã hoàn thành bàn giao' : '',
      ]),
      total: ['', 'Tổng cộng', '1.470', '1.400', ''],
    },
    { kind: 'heading', level: 1, text: 'Đề xuất, kiến nghị' },
    { kind: 'heading', level: 3, text: 'Về nguồn lực' },
    { kind: 'paragraph', text: 'Bố trí kinh phí duy trì hệ thống theo phân cấp ngân sách.' },
    {
      kind: 'paragraph',
      text: 'Trên đây là báo cáo kết quả thực hiện năm 2027, Sở Thông tin và Truyền thông kính báo cáo Bộ Khoa học và Công nghệ, Ủy ban nhân dân tỉnh xem xét, chỉ đạo.',
    },
  ],
  signature: {
    authority: [{ kind: 'ACTING', of: 'Giám đốc' }],
    position: null,
    signerName: 'Phạm Thị Giả Định',
  },
  recipients: ['Các phòng, đơn vị thuộc Sở'],
  archiveNote: 'VT, CNTT',
};

/** Biên bản: two signatures, no date in the head, still a draft. */
export const draftMinutes: OfficialDocumentInput = {
  type: 'MINUTES',
  circulation: 'INTERNAL',
  issuer: { parentName: 'Ủy ban nhân dân xã Hòa Mẫu', name: 'Tổ công tác bảo vệ trẻ em' },
  symbol: 'BB-TCT',
  number: null,
  place: 'Hòa Mẫu',
  issuedOn: null,
  abstract: 'Họp xác định nhu cầu cần hỗ trợ, can thiệp đối với trẻ em',
  confidentiality: { level: 'Bảo mật thông tin trẻ em', scope: 'người tham dự cuộc họp' },
  body: [
    { kind: 'paragraph', text: 'Thời gian bắt đầu: 08 giờ 00 phút, ngày 03 tháng 3 năm 2027.' },
    { kind: 'paragraph', text: 'Địa điểm: Trụ sở Ủy ban nhân dân xã Hòa Mẫu.' },
    { kind: 'paragraph', text: 'Cuộc họp kết thúc vào 10 giờ 30 phút cùng ngày.' },
  ],
  signature: { authority: [], position: 'Chủ tọa', signerName: 'Võ Văn Tượng Trưng' },
  secretary: { authority: [], position: 'Thư ký', signerName: 'Đặng Thị Ví Von' },
  archiveNote: 'VT, hồ sơ',
};

export const sampleDocuments = { removalLetter, transferSlip, decision, yearlyReport, draftMinutes };
