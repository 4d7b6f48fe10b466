import type { ClosePerson } from '../../rules/wishes.ts';
import { afterVi, talkVi } from './messages-after.vi.ts';
import type { Profession } from './professional-form.ts';
import type { InformantChoice, PublicOutcome, PublicStep, ReportFormNotice, SafeToCall } from './props.ts';

/** Words of the public pages of reports. This file is the type; English satisfies it. */
export const reportPagesVi = {
  form: {
    title: 'Báo tin',
    /** The title of every page of a report: it stays in the history of a device that others may look at. */
    neutralTitle: 'Trang của bạn',
    heading: 'Kể cho chúng tôi chuyện đã xảy ra',
    lead: 'Viết như bạn nói. Chỉ ô đầu tiên là cần, các ô khác bỏ trống cũng được. Không cần tên.',
    emergencyTitle: 'Có người đang gặp nguy hiểm ngay lúc này?',
    emergency: 'Đừng viết nữa, hãy gọi 113. Nếu ai đó định tự làm đau mình hoặc cần cấp cứu, gọi 115.',
    whatLegend: 'Chuyện đã xảy ra',
    what: 'Chuyện gì đã xảy ra?',
    whatHint: 'Ai, ở đâu, từ bao giờ, nhắn gì, dọa gì: nhớ được gì viết nấy. Đừng hỏi trẻ về tình tiết.',
    links: 'Địa chỉ trang, tài khoản, nhóm',
    linksHint:
      'Mỗi dòng một địa chỉ hoặc một tên tài khoản. Đừng mở lại, đừng chụp, đừng gửi hình cho chúng tôi hay cho ai khác.',
    place: 'Trẻ đang ở xã, phường nào?',
    placeHint: 'Để người ở gần giúp được. Gõ vài chữ rồi chọn, hoặc tự viết.',
    childAge: 'Trẻ bao nhiêu tuổi?',
    childAgeHint: 'Đoán cũng được, ví dụ: 13. Nếu chính bạn là trẻ em, hãy viết tuổi của bạn.',
    mustNotKnow: 'Ai không nên biết chuyện này?',
    mustNotKnowHint:
      'Chúng tôi không chuyển tin tới người bạn chọn, trừ khi người phụ trách quyết định khác.',
    mustNotKnowChoices: {
      MOTHER: 'Mẹ của trẻ',
      FATHER: 'Cha của trẻ',
      FAMILY: 'Người khác trong nhà',
      SCHOOL: 'Nhà trường',
      FRIENDS: 'Bạn bè của trẻ',
      OFFICIALS: 'Cán bộ xã, công an',
    } satisfies Record<ClosePerson, string>,
    mustNotKnowOther: 'Ai nữa? Ghi tên hoặc công việc của người đó',
    kind: 'Bạn là ai đối với trẻ?',
    kindChoices: {
      PARENT: 'Cha mẹ, người thân',
      TEACHER: 'Thầy cô',
      OFFICER: 'Cán bộ',
      CITIZEN: 'Người khác',
      CHILD: 'Chính tôi là trẻ em',
    } satisfies Record<InformantChoice, string>,
    contactSummary: 'Tôi muốn có người liên lạc lại',
    contactLead:
      'Không điền gì ở đây thì tin của bạn không mang tên ai. Bạn vẫn xem được kết quả bằng mã tra cứu.',
    name: 'Gọi bạn là gì?',
    phone: 'Số điện thoại',
    email: 'E-mail',
    emailHint: 'Chỉ ghi hộp thư mà người khác không mở được.',
    safeToCall: 'Gọi số này có an toàn cho bạn không?',
    safeToCallHint: 'Nghĩ xem ai có thể nhấc máy hoặc nhìn thấy cuộc gọi.',
    safeToCallChoices: {
      ANY_TIME: 'Có, gọi lúc nào cũng được',
      CERTAIN_HOURS: 'Chỉ những giờ tôi ghi dưới đây',
      NO_CALLS: 'Không, đừng gọi cho tôi',
    } satisfies Record<SafeToCall, string>,
    callWhen: 'Gọi vào lúc nào?',
    callWhenHint: 'Ví dụ: trưa từ 11 giờ 30 đến 12 giờ 30, ngày thường.',
    send: 'Gửi tin',
    sendAgain: 'Gửi lại',
    beforeSending: 'Bấm xong, bạn nhận một mã tra cứu. Chúng tôi không lưu địa chỉ máy của bạn.',
    watchedSummary: 'Nếu có người hay xem máy của bạn',
    watched: [
      'Nút Thoát mở ngay một trang khác và xóa phần trang này còn giữ. Sau đó hãy đóng hẳn cửa sổ.',
      'Nút Thoát không xóa được lịch sử của máy. Muốn xóa: mở ba chấm, chọn Lịch sử, xóa dòng có chữ An Nhi.',
      'Mở trong Zalo thì đóng cửa sổ này lại. Cửa sổ ẩn danh không ghi lịch sử.',
      'Gọi 111, 113 xong, số vẫn nằm trong nhật ký cuộc gọi của máy. Bạn xóa dòng đó nếu cần.',
      'Chưa yên tâm thì báo từ máy của người bạn tin.',
    ],
  },
  professional: {
    title: 'Thầy cô, bác sĩ, nhà báo',
    heading: 'Dành cho người làm nghề gặp trẻ em',
    lead: 'Kể điều bạn thấy, nghe, đọc được. Chỉ ô đầu tiên về sự việc là cần. Không cần tên, không cần giấy tờ.',
    dutyTitle: 'Điều pháp luật đòi hỏi ở bạn',
    duty: [
      'Biết trẻ bị xâm hại hoặc có nguy cơ thì phải báo ngay. Không cần có chứng cứ. (Luật Trẻ em 2016, Điều 51)',
      'Thông tin về người báo và về trẻ được giữ kín. (Nghị định 56/2017/NĐ-CP, Điều 24)',
      'Đừng hỏi trẻ về tình tiết, đừng bắt trẻ kể lại nhiều lần. Nghe, ghi đúng lời trẻ tự nói, rồi báo.',
      'Đừng báo cho người bị nghi. Đừng chụp, tải, gửi hình. Nhà báo: đừng đăng điều giúp người khác nhận ra trẻ.',
      'Báo ở đây không thay cho việc gọi 111, công an hay ủy ban xã khi trẻ đang nguy hiểm.',
    ],
    role: 'Bạn làm nghề gì?',
    roleChoices: {
      TEACHER: 'Giáo viên, nhân viên nhà trường',
      DOCTOR: 'Bác sĩ, nhân viên y tế',
      JOURNALIST: 'Nhà báo',
      OFFICIAL: 'Cán bộ, công chức',
      OTHER: 'Nghề khác',
    } satisfies Record<Profession, string>,
    organization: 'Trường, cơ sở y tế, tòa soạn, cơ quan',
    seen: 'Bạn đã thấy, nghe, đọc được điều gì?',
    seenHint:
      'Ngày giờ, nơi, dấu hiệu trên người, lời trẻ tự nói (đúng từng chữ), tên tài khoản. Viết điều thấy, đừng viết điều đoán.',
    already: 'Bạn đã gọi hoặc báo cho ai rồi?',
    alreadyHint: 'Ví dụ: gọi 111 lúc 9 giờ, báo công an xã, báo hiệu trưởng.',
    mustNotKnowHint: 'Kể cả người trong trường, trong cơ quan của bạn. Chúng tôi không chuyển tin tới đó.',
    name: 'Họ tên',
    contact: 'Bạn muốn được liên lạc thế nào, lúc nào?',
  },
  notices: {
    SYSTEM_DOWN: {
      title: 'Tin của bạn CHƯA gửi được',
      text: 'Máy của chúng tôi đang hỏng. Những gì bạn viết vẫn còn nguyên dưới đây. Đợi vài phút rồi bấm Gửi lại. Nếu không đợi được, gọi 111.',
    },
    FORM_EXPIRED: {
      title: 'Trang này đã mở quá lâu, tin CHƯA gửi',
      text: 'Không mất gì cả: những gì bạn viết vẫn còn nguyên dưới đây. Xem lại một lượt rồi bấm Gửi lại.',
    },
    TOO_MANY: {
      title: 'Đang có quá nhiều tin cùng lúc, tin của bạn CHƯA gửi',
      text: 'Những gì bạn viết vẫn còn nguyên dưới đây. Đợi một phút rồi bấm Gửi lại. Nếu không đợi được, gọi 111.',
    },
  } satisfies Record<ReportFormNotice, { title: string; text: string }>,
  problems: {
    whatMissing: 'Hãy viết vài chữ về chuyện đã xảy ra. Một câu cũng được.',
    tooLong: (limit: string, length: string) =>
      `Phần này dài ${length} chữ cái, chúng tôi nhận được ${limit}. Không chữ nào bị cắt: hãy rút ngắn, hoặc gửi thành hai tin.`,
    tooManyLinks: (limit: string) =>
      `Mỗi tin nhận được ${limit} địa chỉ. Hãy gửi những địa chỉ còn lại trong một tin nữa.`,
    childAgeNotNumber: 'Hãy viết tuổi bằng số, ví dụ 13, hoặc để trống.',
    emailUnreadable: 'Địa chỉ e-mail này chưa đủ. Nó có dạng ten@noigui.vn.',
    callWhenMissing: 'Hãy viết những giờ gọi được, hoặc chọn một câu trả lời khác ở trên.',
    trackingCodeMissing: 'Hãy viết mã tra cứu mà bạn nhận được khi báo tin.',
    trackingCodeAgain: 'Trang trước đã mở quá 30 phút. Hãy viết lại mã tra cứu để xem tiếp.',
    trackingCodeUnknown:
      'Không tìm thấy tin nào với mã này. Hãy so lại từng nhóm bốn chữ số. Nếu mất mã, bạn có thể báo tin lại hoặc gọi 111.',
  },
  receipt: {
    title: 'Chúng tôi đã nhận tin của bạn',
    thanks: 'Cảm ơn bạn đã lên tiếng. Từ đây bạn không phải lo một mình.',
    demoTitle: 'Bản thử: tin này không tới ai',
    demoThanks: 'Ở bản thật, bạn sẽ thấy trang này. Nếu có chuyện thật, hãy gọi 111 ngay.',
    codeLabel: 'Mã tra cứu của bạn',
    receivedAt: 'Nhận lúc',
    keepTitle: 'Giữ mã này',
    keep: [
      'Chép ra giấy, hoặc ghi vào danh bạ như một số điện thoại.',
      'Ai có mã cũng xem được tin đã tới đâu. Đừng đưa cho người mà bạn không tin.',
      'Mất mã thì không lấy lại được, vì chúng tôi không biết bạn là ai. Bạn luôn có thể báo lại.',
    ],
    nextTitle: 'Chuyện gì xảy ra tiếp theo',
    next: [
      'Một người được giao việc đọc tin của bạn. Tin có dấu hiệu nguy hiểm được đọc trước.',
      'Tin được chuyển tới nơi có trách nhiệm giúp trẻ. Mỗi nơi có một người nhận và một thời hạn.',
      'Bạn xem tin đã tới đâu bằng mã tra cứu. Chúng tôi chỉ liên lạc theo cách bạn đã cho phép.',
    ],
    meanwhileTitle: 'Trong lúc chờ',
    meanwhile: [
      'Đừng báo cho người kia biết là bạn đã báo tin.',
      'Đừng trả tiền, đừng gửi thêm hình, đừng hẹn gặp.',
      'Giữ tin nhắn, tên tài khoản, giờ giấc. Nếu là hình nhạy cảm của trẻ: đừng chụp, đừng tải, đừng gửi cho ai.',
      'Nói với trẻ: đó không phải lỗi của con.',
    ],
    phoneUnreadableTitle: 'Số điện thoại có vẻ chưa đủ',
    phoneUnreadable:
      'Tin đã nhận, số bạn ghi vẫn giữ nguyên. Nhưng số đó thiếu hoặc thừa chữ số (số di động có 10 chữ số). Muốn được gọi lại, bạn viết số đúng vào ô “Kể thêm vào tin vừa gửi” ở dưới. Không sửa cũng được.',
    toLookUp: 'Tra cứu tin này',
    printHint: 'Muốn giữ trên giấy, dùng lệnh In của trình duyệt: trang này in vừa một tờ.',
  },
  lookUp: {
    title: 'Tra cứu tin đã báo',
    lead: 'Bạn viết mã nhận được khi báo tin. Chỉ cần mã là xem được tin đã tới đâu.',
    code: 'Mã tra cứu',
    codeHint: 'Mã có bốn nhóm, mỗi nhóm bốn chữ số. Có dấu cách hay không đều được.',
    codeKnown: 'Bạn vừa viết mã rồi: để trống ô này cũng được, trong 30 phút.',
    secret: 'Từ bí mật, hoặc bốn từ của mã',
    secretHint: 'Chỉ khi bạn muốn đọc tin nhắn cho bạn. Không dấu, chữ hoa, chữ thường đều được.',
    submit: 'Xem',
    closedTitle: 'Chưa mở được tin nhắn',
    closed: [
      'Mã hoặc từ bí mật chưa khớp, hoặc tin này chưa có từ bí mật. Vì an toàn của bạn, trang này không nói rõ hơn.',
      'Thử nhiều lần liền thì phải đợi một lúc, nhiều nhất mười lăm phút. Viết đủ bốn từ thì không phải đợi.',
      'Bỏ trống ô từ bí mật thì vẫn xem được tin đã tới đâu. Bạn cũng có thể báo lại, hoặc gọi 111.',
    ],
    lost: 'Mất mã? Chúng tôi không tìm lại được, vì không biết bạn là ai. Bạn có thể báo tin lại, hoặc gọi 111.',
  },
  status: {
    title: 'Tin của bạn đã tới đâu',
    steps: {
      RECEIVED: { title: 'Đã nhận', note: 'Tin của bạn đã tới nơi, nguyên vẹn.' },
      READ: { title: 'Đã có người đọc', note: 'Một người được giao việc đã đọc và cân nhắc phải làm gì.' },
      PASSED_ON: {
        title: 'Đã có nơi giải quyết',
        note: 'Nơi có trách nhiệm đã nhận việc này. Để giữ an toàn cho trẻ, chúng tôi không kể chi tiết ở đây.',
      },
      WITH_RESPONSIBLE_BODY: {
        title: 'Cơ quan có trách nhiệm đang xem xét',
        note: 'Để việc được làm cẩn thận và an toàn, trang này chưa kể thêm lúc này.',
      },
      CLOSED: { title: 'Đã xong', note: 'Phần việc theo tin của bạn đã xong.' },
    } satisfies Record<PublicStep, { title: string; note: string }>,
    stateWords: { done: 'Đã qua', now: 'Đang ở đây', later: 'Chưa tới' },
    outcomeTitle: 'Kết quả',
    outcomes: {
      CHILD_SUPPORTED: 'Có người đang chăm lo cho trẻ.',
      CONTENT_REMOVED: 'Nội dung bạn báo đã không còn ở địa chỉ đó. Nếu thấy nó ở nơi khác, hãy báo thêm.',
      WITH_RESPONSIBLE_BODY: 'Việc này do nơi có thẩm quyền giải quyết tiếp theo quy định của pháp luật.',
      NOT_ENOUGH_TO_ACT:
        'Chưa đủ thông tin để làm tiếp. Bạn không làm gì sai khi báo tin. Biết thêm điều gì, hãy báo lại.',
      NOT_ABOUT_A_CHILD: 'Việc này không liên quan đến trẻ em, nên đã được chuyển cho nơi phù hợp.',
      TRIED_OUT: 'Cảm ơn bạn đã nhắn thử. Nơi này luôn có người. Khi nào cần, bạn cứ báo tin hoặc gọi 111.',
    } satisfies Record<PublicOutcome, string>,
    again: 'Xem lại ngay',
    againNote: 'Trong 30 phút, bạn bấm nút này để xem tin đi tiếp tới đâu, không phải viết lại mã.',
    messagesTitle: 'Tin nhắn cho bạn',
    messages: 'Chỉ mở được bằng từ bí mật bạn đã chọn, hoặc bốn từ của mã. Mở rồi, bạn trả lời được.',
    open: 'Mở tin nhắn',
    moreTitle: 'Có thêm chuyện mới?',
    more: 'Bạn cứ báo một tin nữa. Nếu trẻ đang gặp nguy hiểm, gọi 113 hoặc 111 ngay, đừng đợi trang này.',
    lookUpAgain: 'Tra cứu mã khác',
    askAboutData: 'Xem, sửa, xóa dữ liệu của bạn',
  },
  after: afterVi,
  talk: talkVi,
};

export type ReportPagesWords = typeof reportPagesVi;
