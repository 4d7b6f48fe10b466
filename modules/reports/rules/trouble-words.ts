import type { Trouble } from './wishes.ts';

/**
 * What a child taps as "what happened", in the words of the child's door. The rules read them beside the child's own words: a tap on
 * LIFE alone is a sign of danger.
 */
export const troubleWords = {
  THREAT: 'Có người dọa em, đòi tiền hay đòi ảnh',
  PICTURES: 'Ảnh của em bị đưa lên mạng, bị ghép',
  STRANGER: 'Có người nhắn lạ lắm, rủ gặp riêng',
  BULLYING: 'Em bị chê, bị trêu, bị nói xấu',
  HURT: 'Có người đánh em, hay chạm vào người em',
  LIFE: 'Em muốn làm đau mình, hay không muốn sống',
  TRICKED: 'Em bị lừa tiền, lừa lấy tài khoản',
  OTHER: 'Chuyện khác, hoặc chuyện của bạn em',
} as const satisfies Record<Trouble, string>;
