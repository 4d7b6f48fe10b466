import type { AfterSendingProps, SafeToCall, TalkPageProps } from './props.ts';

type Answer = { title: string; points: string[] };
type TalkNotice = NonNullable<TalkPageProps['notice']>;

/** Words of the half hour after sending. */
export const afterVi = {
  secretTitle: 'Muốn đọc tin nhắn cho bạn?',
  secret:
    'Mã tra cứu chỉ cho biết tin tới đâu. Muốn đọc tin nhắn của người phụ trách và trả lời, bạn cần thêm một từ bí mật. Hãy chép mã ở trên trước.',
  word: 'Từ bí mật của bạn',
  wordHint: 'Ít nhất bốn chữ cái, người khác khó đoán. Không dấu, chữ hoa, chữ thường đều được.',
  chooseWord: 'Dùng từ này',
  giveWords: 'Cho tôi bốn từ dễ nhớ',
  moreTitle: 'Nhớ ra thêm điều gì?',
  more: 'Kể thêm vào tin vừa gửi',
  moreHint: 'Trong 30 phút, bạn kể thêm được ở đây, không cần mã. Điều đã gửi không hiện lại.',
  say: 'Gửi thêm',
  kept: 'Những gì bạn viết, để bạn chép lại',
  another: 'Báo tin khác',
  answers: {
    WORDS: {
      title: 'Bốn từ của bạn',
      points: [
        'Chép đủ bốn từ, đúng thứ tự, cất riêng với mã.',
        'Bốn từ chỉ hiện trong 30 phút này, sau đó không ai xem lại được, kể cả chúng tôi.',
        'Có mã và bốn từ thì mở được tin nhắn. Đừng đưa cho người mà bạn không tin.',
      ],
    },
    WORD_SET: {
      title: 'Đã nhận từ bí mật của bạn',
      points: [
        'Có mã và từ đó thì mở được tin nhắn. Chúng tôi không xem lại được từ đó.',
        'Quên thì không lấy lại được. Bạn luôn có thể báo lại, hoặc gọi 111.',
      ],
    },
    WORD_SHORT: {
      title: 'Từ này dễ đoán quá',
      points: ['Hãy chọn từ có ít nhất bốn chữ cái khác nhau, không nằm trong mã. Chưa có gì thay đổi.'],
    },
    WORD_TAKEN: {
      title: 'Bạn đã chọn một từ khác trước đó',
      points: ['Từ đầu tiên vẫn dùng được. Nếu quên, hãy lấy bốn từ.'],
    },
    TOLD: {
      title: 'Đã nhận thêm',
      points: ['Người phụ trách đọc cùng với tin của bạn. Nhớ ra nữa thì cứ kể tiếp.'],
    },
    EMPTY: { title: 'Hãy viết vài chữ', points: ['Một câu cũng được. Chưa có gì được gửi.'] },
    TOO_LONG: {
      title: 'Phần này dài quá, CHƯA gửi',
      points: ['Không chữ nào bị cắt. Hãy rút ngắn còn dưới 20.000 chữ cái, hoặc gửi làm nhiều lần.'],
    },
    FULL: {
      title: 'Tin này đã có rất nhiều lời kể, CHƯA gửi',
      points: ['Hãy gọi 111, hoặc báo một tin mới.'],
    },
    GONE: {
      title: 'Đã quá 30 phút',
      points: [
        'Bước vừa rồi chưa được nhận. Tin bạn gửi lúc đầu vẫn ở chỗ chúng tôi.',
        'Bạn có thể báo một tin mới và ghi: đã báo trước đó.',
      ],
    },
    SYSTEM_DOWN: {
      title: 'CHƯA gửi được',
      points: [
        'Máy của chúng tôi đang hỏng. Những gì bạn viết vẫn còn dưới đây. Đợi vài phút rồi bấm lại. Không đợi được thì gọi 111.',
      ],
    },
  } satisfies Record<AfterSendingProps['answer']['state'], Answer>,
};

/** Words of the talk: for adults, and for children in sentences of at most twelve words. */
export const talkVi = {
  texts: 'Báo cho tôi khi có tin mới',
  textsHint:
    'Một tin nhắn SMS chỉ viết: “Bạn có một tin mới”. Không nói ai gửi, chuyện gì. Ai cầm máy cũng thấy tin đó.',
  textsYes: 'Nhắn vào số tôi ghi ở trên',
  adult: {
    heading: 'Tin nhắn cho bạn',
    none: 'Chưa có tin nhắn nào. Người phụ trách chỉ viết khi cần.',
    neverBack: 'Để người khác không đọc được, những gì bạn đã gửi không bao giờ hiện lại ở đây.',
    answer: 'Trả lời, hoặc kể thêm',
    answerHint: 'Đừng gửi hình. Chép chữ lại là đủ.',
    send: 'Gửi',
    contactSummary: 'Đổi cách liên lạc, hoặc cho biết bạn là ai',
    name: 'Gọi bạn là gì?',
    phone: 'Số điện thoại',
    safeToCall: 'Gọi cho bạn có an toàn không?',
    safeToCallHint: 'Nghĩ xem ai có thể nhấc máy hoặc nhìn thấy cuộc gọi. Câu trả lời mới thay câu cũ.',
    safeToCallChoices: {
      ANY_TIME: 'Có, gọi lúc nào cũng được',
      CERTAIN_HOURS: 'Chỉ những giờ tôi ghi dưới đây',
      NO_CALLS: 'Không, đừng gọi cho tôi',
    } satisfies Record<SafeToCall, string>,
    callWhen: 'Lúc nào, bằng cách nào?',
    saveContact: 'Lưu cách liên lạc',
    exit: 'Thoát khỏi trang này',
    another: 'Báo tin khác',
    notices: {
      TOLD: 'Đã gửi. Người phụ trách sẽ đọc.',
      CONTACT_KEPT: 'Đã lưu. Người phụ trách đọc điều này trước khi gọi.',
      CONTACT_ODD: 'Đã lưu. Nhưng số điện thoại có vẻ thiếu hoặc thừa chữ số: bạn xem lại nhé.',
      EMPTY: 'Hãy viết vài chữ. Chưa có gì được gửi.',
      TOO_LONG: 'Dài quá nên CHƯA gửi. Hãy rút ngắn còn dưới 20.000 chữ cái.',
      FULL: 'Tin này đã có rất nhiều lời kể, CHƯA gửi. Hãy gọi 111.',
      SYSTEM_DOWN: 'CHƯA gửi được. Chữ bạn viết vẫn còn. Đợi vài phút rồi bấm lại.',
    } satisfies Record<TalkNotice, string>,
  },
  child: {
    heading: 'Thư của cô chú cho em',
    none: 'Chưa có thư nào. Cô chú vẫn nhớ chuyện của em.',
    neverBack: 'Chữ em đã gửi không hiện lại ở đây. Như vậy người khác không đọc được.',
    answer: 'Em trả lời, hoặc kể thêm',
    answerHint: 'Một câu cũng được. Đừng gửi ảnh.',
    send: 'Gửi cho cô chú',
    contactSummary: 'Em muốn đổi cách liên lạc',
    name: 'Cô chú gọi em là gì?',
    phone: 'Số điện thoại hoặc tên Zalo',
    safeToCall: 'Gọi cho em có an toàn không?',
    safeToCallHint: 'Nhớ xem ai hay cầm máy đó.',
    safeToCallChoices: {
      ANY_TIME: 'Gọi lúc nào cũng được',
      CERTAIN_HOURS: 'Chỉ lúc em ghi ở dưới',
      NO_CALLS: 'Đừng gọi cho em',
    } satisfies Record<SafeToCall, string>,
    callWhen: 'Lúc nào thì được?',
    saveContact: 'Cô chú nhớ giúp em',
    exit: 'Thoát khỏi trang này',
    another: 'Em muốn kể chuyện khác',
    notices: {
      TOLD: 'Cô chú nhận thêm rồi',
      CONTACT_KEPT: 'Cô chú nhớ rồi',
      CONTACT_ODD: 'Cô chú nhớ rồi. Số này có vẻ chưa đủ, em xem lại nhé.',
      EMPTY: 'Em viết một câu nhé',
      TOO_LONG: 'Dài quá nên chưa gửi. Em bớt một ít nhé.',
      FULL: 'Em kể nhiều rồi. Giờ em gọi 111 nhé.',
      SYSTEM_DOWN: 'Chưa gửi được. Em đợi vài phút rồi bấm lại.',
    } satisfies Record<TalkNotice, string>,
  },
};
