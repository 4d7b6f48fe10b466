/** Words of the search page. This file is the type; English satisfies it. */
export const searchVi = {
  title: 'Tìm phản ánh',
  field: 'Tìm gì?',
  shell: 'Tìm phản ánh',
  hint: 'Từ có dấu hay không dấu, “cụm từ trong ngoặc kép”, đường dẫn, tài khoản, số điện thoại, hoặc #số phản ánh. Không tìm theo tên. Mỗi lần tìm được ghi vào nhật ký; điều bạn tìm không nằm trong địa chỉ trang.',
  search: 'Tìm',
  found: (count: number) => (count === 0 ? 'Không thấy phản ánh nào' : `${count} phản ánh`),
  foundMore: (count: number) => `${count} phản ánh đầu`,
  nothing: 'Thử ít từ hơn, hoặc bỏ ngoặc kép. Chỉ tìm trong những hồ sơ cơ quan bạn được xem đầy đủ.',
  notUnderstood: 'Chưa có gì để tìm',
  notUnderstoodWhy: 'Viết ít nhất một từ, một đường dẫn, một số điện thoại hoặc #số phản ánh.',
  more: 'Xem thêm',
  mergedInto: (reference: number) => `đã gộp vào số ${reference}`,
  table: 'Kết quả tìm',
};
export type SearchWords = typeof searchVi;
