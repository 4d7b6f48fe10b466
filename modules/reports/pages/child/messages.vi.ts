import { troubleWords } from '../../rules/trouble-words.ts';
import type { ClosePerson, Trouble } from '../../rules/wishes.ts';
import type { ContactWish } from './answers.ts';
import type { ChildNotice } from './props.ts';

/**
 * Words of the child's door. Whoever reads them may be eleven and frightened: no sentence is longer than 12 words (a test counts),
 * nobody is blamed, nothing is ordered that the child could fail at. This file is the type; English satisfies it.
 */
export const childVi = {
  /** The same for every screen, and says nothing: it stays in the history of a device that others look at. */
  title: 'Trang của em',
  exit: 'Thoát khỏi trang này',
  start: {
    heading: 'Em tới đúng chỗ rồi.',
    promises: [
      'Em không cần nói tên.',
      'Đây không phải lỗi của em.',
      'Có khi em hoặc bạn khác đang gặp nguy hiểm. Lúc đó, cô chú phải báo người có thể bảo vệ em.',
      'Cô chú cố gắng hỏi em trước khi nói với ba mẹ.',
    ],
    begin: 'Em muốn kể',
    beginNote: 'Em kể ít cũng được. Câu nào chưa muốn trả lời thì bỏ qua.',
    dangerTitle: 'Đang nguy hiểm ngay lúc này?',
    danger: [
      'Có người đang làm đau em: gọi 113.',
      'Chảy máu, lỡ uống thuốc, muốn chết: gọi 115.',
      'Muốn có người nghe em nói: gọi 111.',
    ],
    backTitle: 'Em từng nhắn rồi?',
    lookUp: 'Em có mã, em muốn xem',
    withoutCode: 'Không có mã thì em cứ kể lại. Cô chú không hỏi vì sao.',
    card: 'Thẻ số gọi',
    picture: 'Có ảnh nhạy cảm gửi đến em',
  },
  questions: {
    place: (number: number, total: number) => `Câu ${number} trong ${total}`,
    next: 'Tiếp',
    send: 'Gửi luôn',
    sendLast: 'Gửi cho cô chú',
    sendAgain: 'Gửi lại',
    back: 'Quay lại',
    notSent: 'Chưa gửi gì cả. Em muốn bỏ qua thì bấm Tiếp.',
    notSentLast: 'Chưa gửi gì cả. Em muốn bỏ qua thì cứ gửi.',
  },
  trouble: {
    heading: 'Chuyện gì làm em lo?',
    hint: 'Em chọn một câu gần đúng nhất.',
    choices: troubleWords as Record<Trouble, string>,
  },
  tell: {
    heading: 'Em kể cho cô chú nghe nhé',
    hint: 'Một câu cũng được. Viết sai chính tả không sao.',
  },
  links: {
    heading: 'Chuyện xảy ra ở đâu trên mạng?',
    hint: 'Tên tài khoản, tên nhóm, hoặc đường link. Mỗi dòng một cái. Em đừng mở lại. Đừng gửi ảnh.',
  },
  mustNotKnow: {
    heading: 'Ai em không muốn biết chuyện này?',
    hint: 'Chọn bao nhiêu người cũng được. Cô chú đọc câu này trước khi làm gì.',
    choices: {
      MOTHER: 'Mẹ',
      FATHER: 'Ba',
      FAMILY: 'Người khác trong nhà',
      SCHOOL: 'Thầy cô',
      FRIENDS: 'Bạn bè',
      OFFICIALS: 'Cán bộ xã, công an',
    } satisfies Record<ClosePerson, string>,
    other: 'Còn ai nữa?',
  },
  contact: {
    heading: 'Cô chú liên lạc với em được không?',
    hint: 'Em chọn cách an toàn cho em.',
    choices: {
      MESSAGE: 'Nhắn tin hoặc Zalo cho em',
      CALL: 'Gọi điện cho em',
      NEVER: 'Đừng liên lạc với em',
    } satisfies Record<ContactWish, string>,
  },
  reach: {
    heading: 'Liên lạc thế nào thì an toàn?',
    hint: 'Nhớ xem ai hay cầm máy đó.',
    number: 'Số điện thoại hoặc tên Zalo',
    when: 'Lúc nào thì được? Ví dụ: trưa, khi em ở một mình.',
  },
  place: {
    heading: 'Em đang ở xã, phường nào?',
    hint: 'Để người ở gần giúp được em. Không cần số nhà.',
  },
  age: {
    heading: 'Em mấy tuổi?',
    hint: 'Kể chuyện của bạn thì ghi tuổi của bạn.',
  },
  notices: {
    SYSTEM_DOWN: {
      title: 'Chưa gửi được',
      text: 'Máy của cô chú đang hỏng. Chữ em viết vẫn còn đủ. Đợi vài phút rồi bấm Gửi lại nhé. Không đợi được thì gọi 111.',
    },
    PAGE_OLD: {
      title: 'Chưa gửi, trang mở hơi lâu rồi',
      text: 'Chữ em viết vẫn còn đủ. Em bấm Gửi lại nhé.',
    },
    NOTHING_YET: {
      title: 'Em viết một câu nhé',
      text: 'Ngắn thôi cũng được. Hoặc em bấm Quay lại rồi chọn một câu. Khó viết quá thì gọi 111.',
    },
    TOO_LONG: {
      title: 'Chỗ này hơi dài, nên chưa gửi được',
      text: 'Chữ em viết vẫn còn đủ. Em bớt một ít, hoặc gửi làm hai lần.',
    },
    TOO_MANY_LINKS: {
      title: 'Nhiều link quá, nên chưa gửi được',
      text: 'Chữ em viết vẫn còn đủ. Em bớt một ít, hoặc gửi làm hai lần.',
    },
  } satisfies Record<ChildNotice, { title: string; text: string }>,
  limit: (most: string) => `Chỗ này chứa được ${most}.`,
  sent: {
    heading: 'Cô chú nhận được rồi',
    thanks: 'Em can đảm lắm. Từ giờ em không phải lo một mình.',
    demoHeading: 'Bản thử: tin này không tới ai',
    demoThanks: 'Em gặp chuyện thật thì gọi 111 ngay nhé.',
    helpTitle: 'Bây giờ em làm gì?',
    nextTitle: 'Cô chú làm gì?',
    next: [
      'Một người được giao việc sẽ đọc lời em.',
      'Chuyện nguy hiểm được đọc trước.',
      'Cô chú nhớ ai em không muốn cho biết.',
    ],
    wishes: {
      '': 'Em chưa cho cách liên lạc, nên cô chú không gọi.',
      MESSAGE: 'Cô chú chỉ nhắn cho em, không gọi.',
      CALL: 'Cô chú cố gọi vào lúc an toàn cho em.',
      NEVER: 'Cô chú sẽ không liên lạc với em.',
    } satisfies Record<'' | ContactWish, string>,
    phoneUnreadableTitle: 'Số điện thoại em ghi có vẻ chưa đủ',
    phoneUnreadable: [
      'Cô chú giữ nguyên số đó rồi.',
      'Muốn sửa, em bấm Em muốn kể thêm.',
      'Không sửa cũng được.',
    ],
    moreTitle: 'Em nhớ ra thêm?',
    more: 'Em muốn kể thêm',
    codeTitle: 'Em giữ một mã số được không?',
    code: ['Có mã, em xem được tin đi tới đâu.', 'Mã không mở được chữ em đã viết.'],
    showCode: 'Cho em xem mã',
    refuseCode: 'Em không giữ mã được',
  },
  code: {
    heading: 'Mã của em',
    keep: [
      'Chép ra giấy, hoặc lưu như một số điện thoại.',
      'Đừng đưa mã cho người em không tin.',
      'Mất mã thì thôi. Em cứ kể lại lần nữa.',
    ],
    lookUp: 'Xem tin bằng mã',
    refusedHeading: 'Không có mã cũng không sao',
    refused: [
      'Lời em vẫn ở chỗ cô chú.',
      'Lúc nào cần, em cứ kể thêm.',
      'Nhớ ghi: em đã kể hôm trước.',
      'Em cũng gọi 111 được, cả ban đêm.',
    ],
    goneHeading: 'Trang này mở hơi lâu rồi',
    gone: ['Mã không còn hiện được nữa.', 'Lời em vẫn ở chỗ cô chú.', 'Lúc nào cần, em cứ kể thêm.'],
    again: 'Em muốn kể chuyện khác',
    letterTitle: 'Em muốn đọc thư của cô chú?',
    letter: [
      'Em nghĩ một từ bí mật, chỉ mình em biết.',
      'Hoặc cô chú cho em bốn từ.',
      'Có mã và từ đó, em mới mở được thư.',
    ],
    word: 'Từ bí mật của em',
    wordHint: 'Ít nhất bốn chữ cái. Không dấu cũng được.',
    chooseWord: 'Dùng từ này',
    giveWords: 'Cho em bốn từ',
    wordSetHeading: 'Cô chú nhớ từ bí mật rồi',
    wordSet: ['Đừng nói từ đó với ai em không tin.', 'Quên cũng không sao. Em cứ kể lại.'],
    wordShortHeading: 'Từ này hơi dễ đoán',
    wordShort: ['Em nghĩ từ dài hơn một chút nhé.', 'Đừng lấy số trong mã.'],
    wordTakenHeading: 'Em chọn một từ khác trước đó rồi',
    wordTaken: ['Từ đầu tiên vẫn dùng được.', 'Quên từ đó thì em lấy bốn từ.'],
    wordsHeading: 'Bốn từ của em',
    words: ['Em chép đủ bốn từ, đúng thứ tự.', 'Cô chú chỉ cho xem lúc này thôi.'],
    toldHeading: 'Cô chú nhận thêm rồi',
    told: ['Cô chú đọc cùng lời em kể lúc nãy.', 'Em cứ kể tiếp khi nhớ ra.'],
  },
  more: {
    heading: 'Em kể thêm nhé',
    hint: 'Một câu cũng được. Cô chú đọc cùng lời lúc nãy.',
    send: 'Gửi cho cô chú',
    notices: {
      EMPTY: 'Em viết một câu nhé. Ngắn thôi cũng được.',
      TOO_LONG: 'Chữ em viết vẫn còn đủ. Em bớt một ít, hoặc gửi làm hai lần.',
      FULL: 'Em kể nhiều rồi, cô chú đang đọc. Giờ em gọi 111 nhé.',
      GONE: 'Trang mở hơi lâu nên chưa gửi. Em chép lại chữ này. Rồi bấm Em muốn kể chuyện khác.',
      SYSTEM_DOWN: 'Chưa gửi được. Chữ em viết vẫn còn đủ. Đợi vài phút rồi bấm gửi lại.',
    },
  },
  help: {
    THREAT: {
      title: 'Khi có người dọa em',
      points: [
        'Đừng gửi tiền. Đừng nạp thẻ.',
        'Đừng gửi thêm ảnh.',
        'Đừng xóa tin nhắn.',
        'Ghi lại tên tài khoản.',
        'Đừng chụp lại ảnh riêng tư.',
        'Gọi 111 hoặc nhắn Zalo 111.',
      ],
    },
    PICTURES: {
      title: 'Khi ảnh của em bị đưa lên mạng',
      points: [
        'Người đăng ảnh mới là người sai.',
        'Đừng chụp lại, đừng gửi ảnh đó cho ai.',
        'Ghi lại tên trang, tên tài khoản.',
        'Cô chú tìm người có quyền yêu cầu gỡ ảnh.',
        'Gọi 111 hoặc nhắn Zalo 111.',
      ],
    },
    STRANGER: {
      title: 'Khi có người nhắn lạ',
      points: [
        'Đừng đi gặp người đó.',
        'Đừng gửi ảnh, đừng cho địa chỉ nhà.',
        'Em không phải giữ bí mật cho người đó.',
        'Đừng xóa tin nhắn. Ghi lại tên tài khoản.',
        'Lỡ hẹn gặp rồi thì gọi 111 ngay.',
      ],
    },
    BULLYING: {
      title: 'Khi em bị trêu, bị nói xấu',
      points: [
        'Em không đáng bị như vậy.',
        'Chưa trả lời họ cũng được.',
        'Giữ lại tin nhắn, tên tài khoản.',
        'Rồi chặn người làm em buồn.',
        'Kể với một người lớn em tin.',
        'Buồn quá thì gọi 111.',
      ],
    },
    HURT: {
      title: 'Khi có người làm đau em',
      points: [
        'Đang bị đánh: chạy ra chỗ đông người.',
        'Gọi 113.',
        'Bị thương nặng: gọi 115.',
        'Không ai được làm đau em.',
        'Kể với một người lớn em tin, hoặc gọi 111.',
      ],
    },
    LIFE: {
      title: 'Khi em không muốn sống nữa',
      points: [
        'Lỡ uống thuốc, chảy máu: gọi 115 ngay.',
        'Đừng ở một mình. Tới gần người em tin.',
        'Gọi 111. Có người nghe em, cả ban đêm.',
        'Lúc này nặng lắm. Rồi sẽ nhẹ dần.',
        'Cô chú mong em ở lại.',
      ],
    },
    TRICKED: {
      title: 'Khi em bị lừa',
      points: [
        'Người lừa mới là người sai.',
        'Đừng gửi thêm tiền.',
        'Đừng cho ai mật khẩu, mã trong tin nhắn.',
        'Đổi mật khẩu.',
        'Đừng xóa tin nhắn. Ghi lại tên tài khoản.',
        'Gọi 111 để có người chỉ em.',
      ],
    },
    OTHER: {
      title: 'Trong lúc chờ',
      points: [
        'Đừng gửi tiền. Đừng gửi ảnh.',
        'Đừng xóa tin nhắn. Ghi lại tên tài khoản.',
        'Kể với một người lớn em tin.',
        'Gọi 111 hoặc nhắn Zalo 111.',
        'Bị thương nặng, lỡ uống thuốc: gọi 115.',
      ],
    },
  } satisfies Record<Trouble, { title: string; points: string[] }>,
  leaving: {
    summary: 'Có người hay xem máy của em?',
    points: [
      'Bấm Thoát: trang khác mở ra ngay.',
      'Rồi đóng hẳn trang đó lại.',
      'Thoát không xóa được lịch sử của máy.',
      'Muốn xóa: mở ba chấm, chọn Lịch sử. Xóa dòng có chữ An Nhi.',
      'Mở trong Zalo thì đóng cửa sổ này lại.',
      'Gọi điện xong, số vẫn nằm trong máy. Em xóa trong nhật ký cuộc gọi.',
      'Chưa yên tâm thì dùng máy người em tin.',
    ],
  },
  card: {
    heading: 'Thẻ số gọi',
    offline: [
      'Mở trang này một lần, máy nhớ vài ngày.',
      'Mất mạng vẫn thường xem lại được.',
      'Bấm Thoát thì máy quên trang này.',
      'Chắc nhất là chép số ra giấy.',
    ],
    numbersTitle: 'Ba số cần nhớ',
    numbers: [
      '111: có người nghe em, ngày và đêm.',
      '113: công an, khi có người làm đau em.',
      '115: cấp cứu, khi bị thương nặng, lỡ uống thuốc.',
    ],
    khmerNote: 'Phần dưới viết bằng tiếng Khmer.',
  },
  /** What officers read of how the child may be reached. */
  officer: {
    wishes: {
      MESSAGE: 'Chỉ nhắn tin hoặc Zalo, đừng gọi.',
      CALL: 'Gọi điện được.',
      NEVER: 'ĐỪNG liên lạc với em.',
    } satisfies Record<ContactWish, string>,
    noHours: 'Em chưa ghi lúc nào an toàn.',
  },
};

export type ChildWords = typeof childVi;
