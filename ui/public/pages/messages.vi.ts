/** Words of the pages that belong to no room: first page, explanations, errors. This file is the type; English satisfies it. */
export const sitePagesVi = {
  home: {
    title: 'Báo tin để bảo vệ trẻ em trên mạng',
    heading: 'Trẻ em gặp chuyện trên mạng, bạn không phải lo một mình',
    lead: 'Bị dọa, bị gạ gẫm, bị đòi tiền, bị lộ hình, bị bắt nạt, bị lừa: bạn báo ở đây. Không cần tên, không cần tài khoản.',
    report: 'Báo tin',
    reportNote: 'Một trang, viết bao nhiêu cũng được',
    child: 'Em cần giúp',
    childNote: 'Dành cho trẻ em, hỏi từng câu một',
    professional: 'Thầy cô, bác sĩ, nhà báo',
    professionalNote: 'Báo điều bạn gặp khi làm nghề',
    lookUp: 'Tra cứu tin đã báo',
    lookUpNote: 'Bằng mã nhận được khi báo tin',
    dangerTitle: 'Có người đang gặp nguy hiểm ngay lúc này?',
    danger:
      'Đừng báo qua trang này. Gọi 113 (công an) hoặc 115 (cấp cứu). Muốn nói với người hiểu chuyện trẻ em, gọi 111: miễn phí, cả ngày lẫn đêm.',
    card: 'Thẻ số gọi, mất mạng vẫn xem lại được',
    /** The language's own name, for whoever reads nothing else here. */
    khmer: 'ភាសាខ្មែរ',
    sections: [
      {
        title: 'Em đang gặp chuyện?',
        paragraphs: [
          'Em không có lỗi. Em tự báo được ở đây. Không ai mắng em.',
          'Em cũng có thể gọi 111. Số này miễn phí. Có người nghe em nói, cả ban đêm.',
        ],
      },
      {
        title: 'Chuyện gì xảy ra sau khi bạn báo',
        points: [
          'Bạn nhận ngay một mã tra cứu. Chỉ cần mã là xem được tin đã tới đâu.',
          'Một người được giao việc đọc tin. Tin có dấu hiệu nguy hiểm được đọc trước.',
          'Mỗi việc chỉ có một nơi chịu trách nhiệm và một thời hạn. Quá hạn thì cấp trên nhìn thấy.',
        ],
      },
      {
        title: 'Chúng tôi giữ gì',
        points: [
          'Những gì bạn viết được mã hóa. Chỉ người cần để giúp trẻ mới đọc được, và mỗi lần đọc đều ghi lại.',
          'Không cookie, không theo dõi, không lưu địa chỉ máy của bạn.',
          'Chúng tôi không bao giờ xin hình ảnh của trẻ. Xin bạn cũng đừng chụp, đừng tải, đừng gửi.',
        ],
      },
      {
        title: 'Nói thật để bạn không chờ nhầm',
        points: [
          'Chúng tôi không phải công an, không điều tra được. Việc có dấu hiệu tội phạm được chuyển cho cơ quan điều tra.',
          'Không phải nội dung nào cũng gỡ được. Chúng tôi yêu cầu gỡ, kiểm tra lại, và nói thật kết quả.',
          'Để giữ an toàn cho trẻ, có những điều chúng tôi không kể lại được với bạn.',
        ],
      },
    ],
    morePrivacy: 'Đọc kỹ hơn: chúng tôi giữ gì, ai đọc được',
  },
  picture: {
    title: 'Trang của bạn',
    heading: 'Có ảnh nhạy cảm gửi đến',
    lead: 'Ảnh hay video nhạy cảm của trẻ em vừa tới máy bạn, qua tin nhắn, Zalo, e-mail hay cách khác. Bạn không có lỗi. Làm theo thứ tự này.',
    steps: [
      'Đừng mở lại. Đừng chụp, đừng tải, đừng lưu.',
      'Đừng gửi cho ai, kể cả cho chúng tôi, thầy cô, cha mẹ hay công an.',
      'Đừng xóa, đừng trả lời người gửi. Công an cần thấy nó đúng chỗ nó đang ở.',
      'Ghi ra giấy: tên tài khoản hay số điện thoại đã gửi, ngày giờ, ứng dụng nào.',
      'Gọi 113, hoặc công an xã, phường. Nói: “Có người gửi ảnh nhạy cảm của trẻ em cho tôi, tôi chưa gửi cho ai.”',
      'Chưa dám gọi công an thì gọi 111, cả ngày lẫn đêm, không mất tiền.',
    ],
    wayTitle: 'Rồi báo cho chúng tôi bằng chữ',
    way: 'Chỉ kể lại, không gửi ảnh. Máy của chúng tôi không nhận ảnh.',
    childTitle: 'Em là trẻ em?',
    child: 'Em không có lỗi. Em đừng mở lại, đừng gửi tiếp. Em gọi 111 hoặc bấm nút Em cần giúp.',
  },
  about: {
    title: 'Giới thiệu',
    lead: 'An Nhi là nơi để bất cứ ai báo chuyện trẻ em bị làm hại trên mạng, và là nơi các cơ quan trong tỉnh cùng làm cho xong việc đó.',
    sections: [
      {
        title: 'Chúng tôi làm gì',
        points: [
          'Nhận tin, đọc, chuyển tới đúng nơi có trách nhiệm, theo tới khi xong.',
          'Yêu cầu các nền tảng gỡ nội dung xâm hại trẻ em và kiểm tra xem họ có gỡ thật không.',
          'Kết nối trẻ với người giúp đỡ ở xã, phường, trường học, bệnh viện.',
        ],
      },
      {
        title: 'Chúng tôi không làm gì',
        points: [
          'Không điều tra, không bắt ai, không kết tội ai.',
          'Không giữ hình ảnh xâm hại trẻ em. Không bao giờ xin bạn gửi.',
          'Không thay được 111, 113, 115. Việc gấp, bạn hãy gọi.',
        ],
      },
      {
        title: 'Ai cũng xem được cách làm',
        paragraphs: ['An Nhi là phần mềm nguồn mở. Ai cũng có thể đọc nó làm gì với tin của bạn.'],
      },
    ],
  },
  privacy: {
    title: 'Chúng tôi giữ gì',
    lead: 'Càng ít càng tốt. Đây là tất cả.',
    sections: [
      {
        title: 'Khi bạn chỉ xem trang',
        points: [
          'Không cookie. Không mã theo dõi. Không tải gì từ nơi khác.',
          'Địa chỉ máy của bạn không được ghi vào đĩa. Máy chủ chỉ nhớ tạm một dấu đã làm mờ để chống phá rối.',
        ],
      },
      {
        title: 'Khi bạn báo tin',
        points: [
          'Những gì bạn viết, được mã hóa bằng chìa khóa riêng của từng tin.',
          'Tên, số điện thoại, e-mail: chỉ khi bạn tự điền. Chúng được cất riêng, mã hóa riêng.',
          'Giờ nhận và những bước đã làm, để chứng minh rằng tin của bạn không bị bỏ quên hay sửa đổi.',
        ],
      },
      {
        title: 'Ai đọc được',
        points: [
          'Chỉ nơi đang có việc phải làm với tin đó, và chỉ phần họ cần.',
          'Mỗi lần mở phần riêng tư đều để lại dấu. Ai sửa hay xóa dấu đó đều bị phát hiện.',
          'Nếu bạn dặn có người không được biết, hãy ghi rõ trong tin để chúng tôi tránh.',
        ],
      },
      {
        title: 'Khi phải báo cho người khác',
        paragraphs: [
          'Luật buộc chúng tôi chuyển tin cho nơi có trách nhiệm bảo vệ trẻ, và cho công an khi có dấu hiệu tội phạm. Ngoài ra, chúng tôi hỏi bạn trước khi nói.',
        ],
      },
      {
        title: 'Giữ bao lâu',
        paragraphs: [
          'Đến hết thời hạn mà luật định cho từng loại hồ sơ. Sau đó chìa khóa bị hủy, và nội dung không ai đọc lại được nữa.',
        ],
      },
      {
        title: 'Quyền của bạn',
        paragraphs: [
          'Bạn được xem, sửa, xóa, xin tạm ngừng dùng, hay phản đối cách dùng dữ liệu về mình. Cha mẹ, người chăm sóc, và trẻ từ đủ 7 tuổi được yêu cầu xóa thông tin riêng của trẻ.',
          'Bấm nút ở cuối trang, không cần tài khoản. Bạn cũng có thể đến cơ quan, gọi điện hay viết thư.',
        ],
      },
      {
        title: 'Dấu vết trên máy của bạn',
        paragraphs: [
          'Trình duyệt của bạn vẫn nhớ là đã mở trang này. Nút Thoát không xóa được lịch sử đó. Nếu có người hay xem máy, hãy dùng cửa sổ ẩn danh hoặc xóa lịch sử.',
        ],
      },
    ],
  },
  askAboutData: 'Gửi yêu cầu về dữ liệu của bạn',
  accessibility: {
    title: 'Để mọi người dùng được',
    lead: 'Ai cũng phải báo tin được: máy cũ, mạng yếu, mắt kém, không dùng chuột, không quen máy tính.',
    sections: [
      {
        title: 'Trang này làm được gì',
        points: [
          'Dùng hết bằng bàn phím hoặc bằng trình đọc màn hình.',
          'Phóng to gấp bốn lần vẫn đọc được, không phải kéo ngang.',
          'Chữ tương phản cao, nền sáng hoặc nền tối theo máy của bạn. Không có gì chỉ phân biệt bằng màu.',
          'Không cần JavaScript. Mỗi trang nhẹ hơn một tấm hình nhỏ.',
          'In ra giấy được.',
          'Máy dùng chung: trình duyệt không điền sẵn tên, số điện thoại, không hiện lại chữ đã viết sau khi bạn thoát.',
        ],
      },
      {
        title: 'Chỗ còn thiếu',
        points: [
          'Tiếng Khmer mới có một thẻ số gọi. Chưa có video ngôn ngữ ký hiệu.',
          'Chưa được người khuyết tật dùng thử một cách bài bản. Chúng tôi kiểm bằng máy theo WCAG 2.2 mức AA.',
        ],
      },
      {
        title: 'Dùng không được?',
        paragraphs: [
          'Gọi 111 và nói chuyện với người thật. Bạn cũng có thể nhờ người bạn tin, thầy cô, hoặc cán bộ trẻ em ở xã báo giúp.',
        ],
      },
    ],
  },
  errors: {
    NOT_FOUND: {
      title: 'Không có trang này',
      text: 'Địa chỉ có thể bị gõ thiếu, hoặc trang đã dời đi. Bạn không làm hỏng gì cả.',
    },
    TOO_LARGE: {
      title: 'Nội dung gửi lên lớn quá, tin CHƯA gửi',
      text: 'Hãy rút ngắn, hoặc gửi thành hai tin. Đừng gửi hình hay tệp. Trang này không để lại chữ trong máy, nên có thể bạn phải viết lại.',
    },
    TOO_SLOW: {
      title: 'Mạng chậm quá, tin CHƯA gửi',
      text: 'Khi mạng khá hơn, bấm Tải lại trang này. Máy hỏi có gửi lại không, bạn đồng ý là những gì đã viết được gửi đi. Không được thì gọi 111.',
    },
    TOO_MANY: {
      title: 'Đang có quá nhiều người dùng cùng lúc',
      text: 'Đợi một phút rồi thử lại. Không đợi được thì gọi 111.',
    },
    FORM_EXPIRED: {
      title: 'Trang đã mở quá lâu, CHƯA gửi',
      text: 'Không mất gì cả. Xem lại rồi bấm Gửi lại.',
    },
    SYSTEM_DOWN: {
      title: 'Máy của chúng tôi đang hỏng',
      text: 'Lúc này chúng tôi CHƯA nhận được tin nào. Đợi vài phút rồi thử lại. Không đợi được thì gọi 111.',
    },
    FAULT: {
      title: 'Có lỗi ở phía chúng tôi',
      text: 'Lỗi này không phải do bạn. Việc bạn vừa làm có thể CHƯA được ghi nhận. Thử lại, hoặc gọi 111.',
    },
  },
  kept: {
    heading: 'Những gì bạn đã viết',
    note: 'Vẫn còn nguyên. Bạn chép ra chỗ khác được, hoặc bấm Gửi lại.',
    sendAgain: 'Gửi lại',
  },
};

export type SitePagesWords = typeof sitePagesVi;
