/** The sentences of every error: what happened, then what to do. This file is the type; English satisfies it. */
export const messages = {
  'hash.length':
    'Giá trị băm phải dài đúng 256 bit (32 byte hoặc 64 ký tự thập lục phân). Hãy kiểm tra lại nguồn gửi.',
  'hash.format':
    'Giá trị băm phải viết bằng chữ số thập lục phân thường (0-9, a-f). Hãy đổi sang chữ thường và gửi lại.',
  'hash.all-zero':
    'Giá trị băm toàn số 0 nghĩa là ảnh không băm được, nên không thể so khớp. Hãy băm lại ảnh gốc hoặc bỏ qua ảnh này.',
  'setting.radius': 'Bán kính phải là số nguyên từ 0 đến 63. Hãy dùng 31 nếu không có lý do khác.',
  'setting.limit':
    'Giới hạn kết quả phải là số nguyên từ 1 đến 100.000. Hãy dùng 1.000 nếu không có lý do khác.',
  'setting.capacity':
    'Sức chứa phải là số nguyên từ 1 đến 45.000.000. Kho lớn hơn phải chia thành nhiều chỉ mục.',
  'setting.memory':
    'Chỉ mục với sức chứa này cần nhiều bộ nhớ hơn mức cho phép. Hãy giảm sức chứa hoặc nâng mức bộ nhớ.',
  'setting.engine': 'Máy này không chạy được WebAssembly SIMD. Hãy chọn engine "plain" hoặc để trống.',
  'setting.slot': 'Không có giá trị băm nào ở số ô này. Hãy lấy số ô từ kết quả tìm kiếm mới nhất.',
  'index.full': 'Chỉ mục đã đầy, giá trị băm mới chưa được nhận. Hãy dựng lại chỉ mục với sức chứa lớn hơn.',
  'snapshot.missing':
    'Không tìm thấy tệp ảnh chụp chỉ mục. Hãy kiểm tra đường dẫn hoặc dựng lại từ danh sách gốc.',
  'snapshot.foreign': 'Tệp này không phải ảnh chụp chỉ mục Hamming. Hãy kiểm tra đường dẫn.',
  'snapshot.version': 'Ảnh chụp thuộc phiên bản định dạng khác. Hãy dựng lại chỉ mục từ danh sách gốc.',
  'snapshot.truncated': 'Ảnh chụp bị thiếu dữ liệu. Hãy dùng bản trước đó hoặc dựng lại từ danh sách gốc.',
  'snapshot.damaged':
    'Ảnh chụp bị hỏng (sai tổng kiểm tra). Hãy dùng bản trước đó hoặc dựng lại từ danh sách gốc.',
  'snapshot.busy': 'Một tiến trình khác đang ghi ảnh chụp này. Hãy đợi nó xong rồi thử lại.',
  'snapshot.write': 'Không ghi được ảnh chụp; bản cũ vẫn còn nguyên. Hãy kiểm tra ổ đĩa và quyền ghi.',
};

export type ErrorCode = keyof typeof messages;
