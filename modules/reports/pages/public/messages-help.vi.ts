import type { Trouble } from '../../rules/wishes.ts';

/** What whoever looks after a child can do now, by kind of harm, most dangerous first. */
export const helpVi = {
  title: 'Chuyện nào đang xảy ra với trẻ?',
  lead: 'Chọn một mục để xem nên làm gì ngay. Trang này không ghi lại mục bạn chọn.',
  cards: [
    {
      kind: 'LIFE',
      title: 'Trẻ nói không muốn sống, tự làm đau mình',
      points: [
        'Đã uống thuốc, chảy máu, đứng chỗ cao: gọi 115 ngay.',
        'Đừng để trẻ một mình. Cất thuốc, vật sắc, dây.',
        'Nghe trẻ nói. Đừng trách, đừng bảo “có gì đâu”.',
        'Gọi 111 để được chỉ cách, cả ban đêm.',
      ],
    },
    {
      kind: 'HURT',
      title: 'Trẻ bị đánh, bị xâm hại',
      points: [
        'Đang xảy ra: gọi 113. Bị thương: gọi 115.',
        'Đưa trẻ tới chỗ an toàn và ở bên trẻ.',
        'Vừa bị xâm hại thân thể: đừng tắm, đừng giặt quần áo, tới bệnh viện sớm.',
        'Đừng hỏi đi hỏi lại: có người được học để hỏi trẻ một lần.',
      ],
    },
    {
      kind: 'THREAT',
      title: 'Trẻ bị dọa tung hình, bị đòi tiền',
      points: [
        'Đừng trả tiền: trả rồi họ đòi tiếp. Đừng gửi thêm hình.',
        'Đừng xóa tin nhắn. Ghi lại tên tài khoản. Đừng chụp lại ảnh riêng tư.',
        'Nói với trẻ: người dọa mới là người sai.',
        'Gọi 111 hoặc nhắn Zalo 111.',
      ],
    },
    {
      kind: 'STRANGER',
      title: 'Người lạ nhắn tin, rủ trẻ đi gặp',
      points: [
        'Trẻ đã đi và không liên lạc được: gọi 113.',
        'Đừng giả làm trẻ để nhắn lại, đừng tự hẹn gặp người đó.',
        'Đừng xóa tin nhắn. Ghi lại tên tài khoản.',
      ],
    },
    {
      kind: 'PICTURES',
      title: 'Hình của trẻ bị đưa lên mạng',
      points: [
        'Đừng chụp lại, đừng tải, đừng gửi hình đó cho ai.',
        'Chép đường dẫn, tên trang, tên tài khoản.',
        'Bấm nút báo cáo của mạng xã hội. Phần yêu cầu gỡ là việc của chúng tôi.',
      ],
    },
    {
      kind: 'BULLYING',
      title: 'Trẻ bị trêu chọc, bị nói xấu',
      points: [
        'Nghe trẻ kể. Thu máy lúc này dễ làm trẻ thôi không kể nữa.',
        'Giữ tin nhắn, ghi tên tài khoản. Đừng cãi lại trên mạng.',
        'Trẻ đồng ý thì nói với thầy cô mà trẻ tin.',
      ],
    },
    {
      kind: 'TRICKED',
      title: 'Trẻ bị lừa tiền, mất tài khoản',
      points: [
        'Gọi ngân hàng khóa thẻ ngay.',
        'Đổi mật khẩu. Đừng cho ai mã trong tin nhắn.',
        'Đừng chuyển thêm tiền để “lấy lại tiền”.',
        'Giữ biên lai, tin nhắn, số tài khoản đã nhận tiền.',
      ],
    },
  ] satisfies { kind: Trouble; title: string; points: string[] }[],
};
