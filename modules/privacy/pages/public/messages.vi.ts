import type { DataRequestKind, PublicRelation } from '../../rules/request-kinds.ts';
import type { DataRequestNotice } from './props.ts';

/** Words of the public pages on one's own data. This file is the type; English satisfies it. */
export const privacyPagesVi = {
  /** Says nothing in a history. */
  neutralTitle: 'Trang của bạn',
  form: {
    heading: 'Dữ liệu của bạn, bạn có quyền hỏi',
    lead: 'Bạn muốn xem, sửa hay xóa điều chúng tôi giữ về bạn, về con bạn: gửi ở đây. Không cần tài khoản.',
    dangerTitle: 'Có trẻ đang gặp nguy hiểm?',
    danger:
      'Đừng đợi trang này: nó được đọc trong giờ làm việc. Gọi 113 (công an), 115 (cấp cứu), hoặc 111, có người nghe cả ngày lẫn đêm, không mất tiền.',
    toChild: 'Em cần giúp',
    kind: 'Bạn muốn điều gì?',
    kinds: {
      ACCESS: { label: 'Xem', hint: 'Biết chúng tôi đang giữ gì.' },
      CORRECTION: { label: 'Sửa', hint: 'Có điều ghi sai hoặc thiếu.' },
      ERASURE: {
        label: 'Xóa',
        hint: 'Xóa rồi không lấy lại được. Có hồ sơ luật buộc phải giữ; khi đó chúng tôi nói rõ vì sao.',
      },
      RESTRICTION: { label: 'Tạm ngừng dùng', hint: 'Vẫn giữ, nhưng chưa dùng tới.' },
      OBJECTION: { label: 'Không đồng ý', hint: 'Bạn phản đối cách chúng tôi dùng dữ liệu.' },
    } satisfies Record<DataRequestKind, { label: string; hint: string }>,
    relation: 'Bạn là ai?',
    relations: {
      SELF: 'Dữ liệu là của tôi, tôi từ 16 tuổi',
      CHILD: 'Dữ liệu là của em, em từ đủ 7 tuổi',
      PARENT: 'Cha, mẹ của trẻ',
      GUARDIAN: 'Người giám hộ, người chăm sóc trẻ',
    } satisfies Record<PublicRelation, string>,
    words: 'Nói rõ hơn, bằng lời của bạn',
    wordsHint: 'Ví dụ: số điện thoại ghi sai; xin xóa tin tôi gửi hôm đầu tháng. Đừng gửi hình.',
    code: 'Mã tra cứu, nếu bạn còn giữ',
    codeHint: 'Không có mã thì không xóa được tin nào: chúng tôi không tìm tin theo tên.',
    name: 'Họ tên, hoặc tên bạn muốn được gọi',
    contact: 'Trả lời bạn bằng cách nào?',
    contactHint:
      'Số điện thoại hay địa chỉ, và lúc nào liên lạc thì an toàn. Hoặc viết: tôi sẽ tự gọi, tôi sẽ tự đến.',
    beforeSending:
      'Trước khi cho xem, sửa hay xóa điều gì, một người kiểm tra rằng bạn đúng là người có quyền. Trang này không cho biết mã đúng hay sai, để không ai dò được. Lời viết cho thấy có người đang nguy hiểm thì người trực được báo để đọc ngay.',
    send: 'Gửi yêu cầu',
    sendAgain: 'Gửi lại',
  },
  notices: {
    SYSTEM_DOWN: {
      title: 'Yêu cầu của bạn CHƯA gửi được',
      text: 'Máy của chúng tôi đang hỏng. Những gì bạn viết vẫn còn nguyên dưới đây. Đợi vài phút rồi bấm Gửi lại.',
    },
    FORM_EXPIRED: {
      title: 'Trang này đã mở quá lâu, yêu cầu CHƯA gửi',
      text: 'Không mất gì cả: những gì bạn viết vẫn còn nguyên dưới đây. Xem lại một lượt rồi bấm Gửi lại.',
    },
  } satisfies Record<DataRequestNotice, { title: string; text: string }>,
  problems: {
    kindMissing: 'Hãy chọn một điều bạn muốn: xem, sửa, xóa, tạm ngừng dùng, hay không đồng ý.',
    relationMissing: 'Hãy chọn bạn là ai, để chúng tôi biết phải kiểm tra điều gì.',
    contactMissing: 'Hãy viết cách trả lời bạn. Nếu không tiện, viết: tôi sẽ tự gọi.',
    tooLong: (limit: string, length: string) =>
      `Phần này dài ${length} chữ cái, chúng tôi nhận được ${limit}. Không chữ nào bị cắt: hãy rút ngắn, hoặc gửi thành hai yêu cầu.`,
  },
  receipt: {
    title: 'Chúng tôi đã nhận yêu cầu của bạn',
    demoTitle: 'Bản thử: yêu cầu này không tới ai',
    thanks: 'Yêu cầu đã được ghi, nguyên vẹn. Từ lúc này thời hạn của luật đã chạy.',
    demoThanks: 'Ở bản thật, bạn sẽ thấy trang này. Nếu có chuyện thật, hãy gọi 111 ngay.',
    codeLabel: 'Số yêu cầu của bạn',
    receivedAt: 'Nhận lúc',
    office: 'Nơi nhận',
    acknowledge: 'Báo lại cho bạn là đã nhận, hỏi điều còn thiếu',
    act: 'Có câu trả lời',
    byDay: (day: string) => `chậm nhất ngày ${day}`,
    notKnown: (day: string) =>
      `chưa nói chắc được: lịch nghỉ lễ chưa công bố. Hạn không sớm hơn ngày ${day}; có lịch là chúng tôi tính ngay.`,
    dangerTitle: 'Có ai đang gặp nguy hiểm không?',
    dangerRead:
      'Lời bạn viết có dấu hiệu như vậy, nên chúng tôi đã báo để người trực đọc ngay, như một tin khẩn.',
    danger:
      'Bạn đừng đợi trang này. Có người làm đau bạn hay trẻ: gọi 113. Bị thương, uống thuốc, không muốn sống nữa: gọi 115. Cần người nghe: gọi 111, cả ngày lẫn đêm, không mất tiền.',
    keepTitle: 'Giữ số này',
    keep: [
      'Chép ra giấy. Khi gọi hay đến nơi nhận, đọc số này thì người trực tìm thấy yêu cầu của bạn.',
      'Số này không phải mã tra cứu: nó không mở được tin nào trên mạng.',
      'Chưa thấy ai báo lại khi đã quá ngày ghi ở trên: bạn gọi hoặc đến nơi nhận, và có quyền khiếu nại.',
    ],
    nextTitle: 'Chuyện gì xảy ra tiếp theo',
    next: [
      'Một người liên lạc theo đúng cách bạn ghi, và hỏi để biết chắc bạn là người có quyền. Chúng tôi không giữ bản chụp giấy tờ.',
      'Chưa kiểm tra xong thì không ai được xem, sửa hay xóa gì.',
      'Bạn nhận trả lời kèm lý do và điều luật. Xóa rồi thì có giấy xác nhận.',
    ],
    toLookUp: 'Tra cứu tin đã báo',
  },
};

export type PrivacyPagesWords = typeof privacyPagesVi;
