/** Sentences about official documents. The Vietnamese file is the type. */
export const vi = {
  numberNeedsDate: 'Văn bản đã có số thì phải có ngày ban hành. Số và ngày chỉ được ghi khi ban hành.',
  headingNeedsAuthority: 'Quyết định cần ghi thẩm quyền ban hành, ví dụ “GIÁM ĐỐC SỞ KHOA HỌC VÀ CÔNG NGHỆ”.',
  authorityOnlyForDecision: 'Chỉ quyết định mới có dòng thẩm quyền ban hành. Hãy bỏ dòng này.',
  letterNeedsAddressee: 'Văn bản này cần ít nhất một nơi nhận chính ở dòng “Kính gửi”.',
  positionMissing: 'Cần ghi chức vụ của người ký. Chỉ người giữ quyền (Q.) mới không ghi thêm dòng chức vụ.',
  academicTitle:
    'Trước họ tên người ký không ghi học hàm, học vị, danh hiệu (NĐ 30/2020). Chỉ ghi họ và tên.',
  secondSignature: 'Chỉ biên bản mới có hai chữ ký (thư ký và người chủ trì).',
  symbolForm: 'Ký hiệu gồm các nhóm chữ viết tắt nối bằng dấu “-”, không có dấu cách, ví dụ “BC-STTTT”.',
  symbolOfType:
    'Ký hiệu phải bắt đầu bằng chữ viết tắt của loại văn bản, ví dụ báo cáo là “BC-…”. Công văn không có phần này.',
  stateSecret:
    'Độ mật (Mật, Tối mật, Tuyệt mật) do người có thẩm quyền xác định theo Luật Bảo vệ bí mật nhà nước và không soạn trên hệ thống này.',
  rowLength: 'Số ô của mỗi hàng phải bằng số cột của bảng.',
  missing: 'Chỗ này chưa ghi gì. Hãy điền rồi lưu lại.',
  tooLong: 'Chỗ này dài quá mức một văn bản có thể chứa. Hãy rút gọn hoặc chuyển sang phụ lục.',
  unreadable: 'Chỗ này không đúng dạng. Hãy kiểm tra rồi nhập lại.',
  pdfFailed:
    'Chưa tạo được bản PDF của văn bản này. Nội dung vẫn còn nguyên; hãy thử lại hoặc dùng bản DOCX.',
  abbreviationForm: 'Chữ viết tắt chỉ gồm chữ cái và chữ số, không có dấu cách, ví dụ “STTTT”.',
  numberForm: 'Số văn bản là số nguyên từ 1 trở lên trong năm.',
  numberTooEarly: 'Số văn bản chỉ được cấp khi ban hành. Bản dự thảo chưa có số; hãy để trống.',
  documentFixed:
    'Văn bản này đã ban hành hoặc đã hết hiệu lực nên không sửa được nữa. Nếu nội dung sai, hãy soạn văn bản mới để thay thế.',
  documentChanged:
    'Dự thảo đã được sửa sau khi bạn mở. Bản mới nhất vẫn còn nguyên; hãy xem lại rồi ban hành.',
  dateBeforeLast: 'Đã có văn bản cùng loại được cấp số với ngày muộn hơn. Hãy ban hành với ngày hôm nay.',
};
