/** Words of the directory. The Vietnamese file is the type; dates arrive as dd/MM/yyyy. */
export const messages = {
  mustBeFuture: (date: string) =>
    `Thay đổi chỉ ghi được từ hôm nay (${date}) trở đi; những gì đã qua được giữ nguyên. Hãy chọn ngày khác.`,
  organizationNotValid: (name: string, date: string) =>
    `${name} không hoạt động vào ngày ${date}. Hãy chọn cơ quan kế thừa, hoặc ngày khác.`,
  notInOffice: (count: number) =>
    count === 1
      ? 'Người được chọn không giữ chức vụ nào ở cơ quan này vào ngày đó. Hãy bổ nhiệm trước, rồi chọn lại.'
      : `${count} người được chọn không giữ chức vụ nào ở cơ quan này vào ngày đó. Hãy bổ nhiệm trước, rồi chọn lại.`,
  unknownRole: 'Không có vai trò này trong danh mục. Hãy chọn lại từ danh sách.',
  unitNotInOrganization: 'Bộ phận này không thuộc cơ quan đã chọn. Hãy chọn lại.',
  postTaken: (date: string) =>
    `Chức vụ này đã có người giữ vào ngày ${date}. Hãy kết thúc nhiệm kỳ trước, rồi bổ nhiệm.`,
  headTaken: (date: string) =>
    `Cơ quan đã có người đứng đầu vào ngày ${date}. Hãy kết thúc nhiệm kỳ trước, rồi bổ nhiệm.`,
  alreadyAway: 'Khoảng ngày này trùng với một lần vắng đã ghi. Hãy xem lại ngày bắt đầu và ngày kết thúc.',
  shiftTaken: 'Khoảng giờ này đã có ca trực. Hãy bỏ ca cũ trước, hoặc chọn giờ khác.',
  datesReversed: 'Ngày kết thúc phải sau ngày bắt đầu.',
  shiftTooLong: 'Một ca trực dài nhất 24 giờ. Hãy chia thành nhiều ca.',
  rolesLeftBehind: (names: string) =>
    `Sau khi sắp xếp, chưa có cơ quan nào nhận: ${names}. Hãy chọn nơi nhận cho từng vai trò; chưa có gì thay đổi.`,
  predecessorWithoutSuccessor: (name: string) =>
    `${name} kết thúc mà chưa có nơi kế thừa. Hãy chọn ít nhất một cơ quan kế thừa.`,
  unknownSuccessor: 'Có cơ quan kế thừa chưa được khai trong danh sách. Hãy kiểm tra lại.',
  sharesTooLarge: (name: string) => `Các phần chia của ${name} cộng lại lớn hơn 100%. Hãy xem lại tỷ lệ.`,
  alreadyPlanned: (name: string) =>
    `${name} đã có một kế hoạch sắp xếp hoặc thay đổi sau ngày này. Hãy xem lại kế hoạch đó trước.`,
  placesLeftBehind: (name: string, names: string) =>
    `${name} kết thúc nhưng còn các địa bàn trực thuộc: ${names}. Hãy đưa các địa bàn đó vào cùng kế hoạch.`,
  codeTaken: (code: string) =>
    `Mã ${code} đang thuộc một địa bàn khác vào ngày đó. Mã chỉ dùng lại được sau khi địa bàn kia kết thúc.`,
  changedMeanwhile:
    'Có người vừa ghi một thay đổi trùng thời gian. Chưa có gì được ghi; hãy kiểm tra lại rồi nhập lại.',
  import: {
    columns: {
      organization: 'Cơ quan',
      unit: 'Bộ phận',
      fullName: 'Họ và tên',
      title: 'Chức vụ',
      isHead: 'Người đứng đầu',
      focalPoint: 'Đầu mối',
      phone: 'Điện thoại',
      email: 'Thư điện tử',
      validFrom: 'Từ ngày',
      validTo: 'Đến hết ngày',
    },
    notReadable: 'Không đọc được tệp này. Hãy lưu lại ở dạng Excel (.xlsx) hoặc CSV (UTF-8), rồi chọn lại.',
    oldExcel: 'Đây là tệp Excel kiểu cũ (.xls). Hãy mở bằng Excel, chọn Lưu thành .xlsx, rồi chọn lại.',
    tooLarge: (megabytes: number) =>
      `Tệp quá lớn: nhiều nhất ${megabytes} MB, và không chứa dữ liệu nén bất thường. Hãy chia thành nhiều tệp nhỏ hơn.`,
    tooManyRows: (limit: number) => `Tệp có hơn ${limit} dòng. Hãy chia thành nhiều tệp.`,
    empty: 'Tệp không có dòng dữ liệu nào dưới hàng tiêu đề.',
    missingColumn: (name: string) => `Thiếu cột “${name}”. Hãy dùng tệp mẫu, giữ nguyên hàng tiêu đề.`,
    unknownColumn: (name: string, allowed: string) =>
      `Không biết cột “${name}”. Các cột được dùng: ${allowed}.`,
    doubleColumn: (name: string) => `Cột “${name}” xuất hiện hai lần. Hãy giữ lại một cột.`,
    required: 'Ô này không được để trống.',
    tooLong: (limit: number) => `Dài quá ${limit} ký tự.`,
    organizationUnknown: (typed: string) =>
      `Không có cơ quan nào tên “${typed}” vào ngày bắt đầu. Ghi đúng tên đầy đủ, ví dụ “Ủy ban nhân dân xã Bến Lức”.`,
    organizationSeveral: (typed: string, names: string) =>
      `“${typed}” có thể là: ${names}. Hãy ghi tên đầy đủ của một cơ quan.`,
    organizationNotYours: (name: string) =>
      `Bạn không quản trị danh bạ của ${name}. Hãy bỏ dòng này, hoặc nhờ cơ quan giữ danh bạ.`,
    unitUnknown: (typed: string, allowed: string) =>
      `Không có bộ phận “${typed}”. ${allowed === '' ? 'Cơ quan này chưa khai bộ phận nào, hãy để trống.' : `Được dùng: ${allowed}.`}`,
    badDate: (typed: string) =>
      `“${typed}” không phải ngày có thật. Ghi theo dạng ngày/tháng/năm, ví dụ 01/03/2026.`,
    notYesNo: (typed: string) => `“${typed}” không rõ có hay không. Ghi “x” hoặc “có”; để trống là không.`,
    badPhone:
      'Số điện thoại gồm 10 chữ số, bắt đầu bằng 0. Nếu Excel làm mất số 0 ở đầu, hãy định dạng ô là Văn bản.',
    badEmail: 'Địa chỉ thư điện tử không đúng dạng ten@coquan.gov.vn.',
    badName: 'Họ và tên chỉ gồm chữ, dấu cách, dấu chấm, gạch nối và dấu nháy.',
    formula: 'Ô này chứa công thức. Hãy chép và dán lại ở dạng giá trị.',
    endBeforeStart: 'Đến hết ngày phải từ ngày bắt đầu trở đi.',
    duplicateOf: (row: number) => `Trùng với dòng ${row}.`,
    twoHeads: (row: number) => `Cơ quan này đã có người đứng đầu ở dòng ${row} trong cùng thời gian.`,
    twoFocalPoints: (row: number) => `Cơ quan này đã có đầu mối ở dòng ${row} trong cùng thời gian.`,
    alreadyThere: 'Người này đã giữ chức vụ này ở cơ quan trong cùng thời gian.',
    headAlreadyThere: 'Cơ quan này đã có người đứng đầu trong danh bạ trong cùng thời gian.',
  },
};

export type Messages = typeof messages;
