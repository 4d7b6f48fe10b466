/** How an entry differs from what was signed. */
type How = 'CHANGED' | 'REMOVED' | 'INSERTED' | 'REORDERED';

const number = new Intl.NumberFormat('vi-VN');

export const auditVi = {
  errors: {
    AUDIT_RESTRICTED_VALUE: (field: string) =>
      `Trường “${field}” không được mang giá trị vào nhật ký. Chỉ ghi tên trường; thao tác đã dừng, chưa có gì thay đổi.`,
    AUDIT_NOTE_INVALID: (part: string) =>
      `Điểm chốt của nhật ký không đúng định dạng (${part}). Hãy lấy lại tệp từ nơi làm chứng.`,
    AUDIT_EXPORT_UNREADABLE: (where: string) =>
      `Không đọc được tệp (${where}). Hãy lấy lại tệp từ nơi làm chứng, hoặc xuất lại bằng "annhi audit verify --export <tệp mới>".`,
    AUDIT_KEY_MISSING: (file: string) =>
      `Không thấy khóa ký nhật ký tại ${file}. Nhật ký vẫn được ghi nhưng chưa được ký. Khôi phục khóa từ bản sao lưu, rồi khởi động lại.`,
    AUDIT_KEY_READABLE: (file: string) =>
      `Người khác trên máy này đọc được khóa ký nhật ký ${file}. Chạy "chmod 600" cho tệp, xem ai đã mở nó, rồi khởi động lại.`,
    AUDIT_KEY_INVALID: (file: string) =>
      `Tệp ${file} không phải khóa Ed25519 (PKCS#8 PEM). Khôi phục khóa từ bản sao lưu.`,
    AUDIT_LOG_DAMAGED: (size: string) =>
      `Nhật ký đang lưu không còn khớp với chữ ký ở cỡ ${size}. Đã ngừng ký thêm; mục mới vẫn được giữ. Chạy "annhi audit verify" để biết mục nào bị đụng tới, và báo người phụ trách an toàn thông tin ngay.`,
    AUDIT_WITNESS_REFUSED: (name: string) =>
      `Nơi làm chứng “${name}” từ chối điểm chốt: nhật ký không còn nối tiếp những gì họ đã thấy. Giữ nguyên hiện trạng, chạy "annhi audit verify --witness <tệp>", và báo người phụ trách an toàn thông tin ngay.`,
    AUDIT_WITNESS_AWAY: (name: string) =>
      `Chưa gửi được điểm chốt tới nơi làm chứng “${name}”. Nhật ký vẫn được ghi và ký; hệ thống sẽ tự gửi lại.`,
  },
  how: {
    CHANGED: 'bị sửa',
    REMOVED: 'bị xóa',
    INSERTED: 'bị chèn thêm',
    REORDERED: 'bị đổi chỗ',
  } satisfies Record<How, string>,
  verdict: {
    witnessed: (entries: number, witnessedSize: number) =>
      `Nhật ký nguyên vẹn: ${number.format(entries)} mục, trong đó ${number.format(witnessedSize)} mục nằm dưới điểm chốt đã có nơi làm chứng thấy.`,
    notWitnessed: (entries: number) =>
      `Nhật ký khớp với chính nó (${number.format(entries)} mục) nhưng không nằm dưới điểm chốt nào có người làm chứng: ai giữ khóa ký vẫn có thể đã viết lại toàn bộ. Hãy đối chiếu bằng --witness <tệp của nơi làm chứng> hoặc --witness-key.`,
    empty: 'Nhật ký chưa có mục nào.',
    exact: (how: string, position: number, id: string) =>
      `Mục đầu tiên ${how}: vị trí ${number.format(position)}${id}.`,
    between: (how: string, from: number, to: number) =>
      `Mục đầu tiên ${how} nằm trong khoảng vị trí ${number.format(from)} đến ${number.format(to)}.`,
    id: (id: number) => `, số ${id}`,
    likely:
      'Chắc chắn là nhật ký không còn khớp với những gì đã ký; vị trí và kiểu can thiệp là cách hiểu hợp lý nhất từ những gì còn lại.',
    belongs: (position: number) => `Mục đang nằm ở đó vốn thuộc vị trí ${number.format(position)}.`,
    tileDamaged: (index: number) =>
      `Các mục nguyên vẹn, nhưng bảng băm đã lưu (ô ${number.format(index)}) bị hỏng. Dựng lại bảng băm từ các mục.`,
    forged: (size: number) =>
      `Điểm chốt ở cỡ ${number.format(size)} không mang chữ ký của khóa nhật ký: nó bị giả mạo hoặc bị hỏng.`,
    unsigned: 'Không có điểm chốt nào mang chữ ký của khóa nhật ký: không chứng minh được điều gì.',
    keyFromExport:
      'Khóa công khai lấy từ chính tệp xuất; hãy so nó với khóa đã công bố, hoặc đưa bằng --log-key.',
    afterWitness: (entries: number) =>
      `${number.format(entries)} mục mới nhất đã được ký nhưng chưa có nơi làm chứng nào thấy.`,
    exported: (file: string) => `Đã xuất nhật ký ra ${file}.`,
    progress: (done: number, total: number) => `Đã kiểm ${number.format(done)}/${number.format(total)} mục`,
  },
};

export type AuditWords = typeof auditVi;
