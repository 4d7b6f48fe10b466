/**
 * Everyday phrases that hold a dangerous word and mean no danger. Their words match no rule. Adjectives of pain and
 * despair (đau, buồn, chán, tuyệt vọng) are absent on purpose: "buồn muốn chết" may be meant.
 */
export const idioms: readonly string[] = [
  // laughing, tiredness and the like "to death"
  '(sướng|thích|hạnh phúc|đã|bể bụng|cười|mắc cười|buồn cười|vui|ngon|mệt|nóng|lạnh|đói|khát|no|ngại|quê|nhột|lười|bận|đẹp|dễ thương|cưng|mắc|ồn|hôi|nhức đầu|xấu hổ|mắc cỡ|thèm) (quá|gần|sắp|như)? (muốn)? chết',
  '(cười|vui|mệt|nóng|lạnh|đói|sợ|ngon|thương|cưng) chết (đi được|mất|luôn|thôi)?',
  'chết (cười|mê|mệt|tiệt|dở|cha|mẹ|bà|thật|nhát|máy|lâm sàng|rồi|cửa|danh|dí)',
  '(máy|điện thoại|pin|mạng|wifi|xe|cây|cá|boss|quái|tướng|nhân vật) (bị)? chết',
  '(chơi|cày|đánh) game (muốn)? chết',
  '(chết|giết) (trong|ở) (game|trận)',
  'giết (thời gian|boss|quái|địch|tướng|gà|heo|vịt)',
  '(mệt|đói|khát|nóng|cười|mắc cười|buồn ngủ|nhức đầu|sợ) (quá|gần|sắp|như)? (muốn)? (xỉu|ngất|rã rời|tắt thở)',
  'bắt (đi)? (học|học thêm|học bài|học hè|làm bài|làm bài tập|thi)',
  '(nước|nước máy|nước giếng|nước sông|nước ao) *? *? *? đục',
  '(chơi|trò|game|bộ) *? ghép hình',
  'giết chóc',
  'chết (hụt|đứng|trân|yểu)',
  'diễn viên *? chết',
  // bare "danh" and everyday uses of "đánh"
  '(danh sách|danh tính|danh dự|danh bạ|danh tiếng|danh mục|biệt danh|giả danh|mạo danh|ẩn danh|nổi danh|vô danh|chức danh|địa danh|danh hài|danh hiệu)',
  '(đánh giá|đánh máy|đánh chữ|đánh vần|đánh dấu|đánh răng|đánh đàn|đánh cờ|đánh thức|đánh bóng|đánh cầu|đánh vợt|đánh lẻ|đánh lừa|đánh mất|đánh đổi|đánh =trống|đánh số|đánh cắp|đánh đề|đánh bài|đánh bạc|đánh tài xỉu|đánh lô|đánh sập)',
  '(máy|bằng máy) đánh (chữ)?',
  'đánh (game|liên quân|rank|free fire|boss|trận|giải|caro|bi da)',
  '(nghiên|cấp) cứu (khoa học|sinh|viên)',
  'nghiên cứu',
  'cứu (trợ|hộ|hỏa|thương|vãn|cánh)',
  'cứu (game|rank|team|trận)',
  // farewells to times and places
  'tạm biệt (năm|mùa|tuổi|lớp|trường|mái|thầy|cô|học kỳ|tháng|hè|tết|kỳ|cuối cấp|đội)',
  '(tiệc|lễ|buổi|quà|bài hát) (chia tay|tạm biệt)',
  // time words that name no hour
  '(mấy|nhiều|những|hai|ba|vài) (đêm|ngày|hôm|bữa|tuần|tháng|năm|chiều|tối) nay',
  '(giờ|thời gian) (ra chơi|tan học|làm việc|học|hành chính|ngủ)',
  '# giờ # ngày',
  // "đang" about news and not about a blow
  '(phim|truyện|tiểu thuyết|kịch|cải lương|bộ phim|truyện tranh) *? *? *? *? (có|tới|đoạn) (cảnh|đoạn|khúc|tập|nhân vật|phân cảnh) *? *? *? *? *? (bắt cóc|chết|giết|tự tử|nhảy lầu|nhảy cầu|đánh|chém|đâm|nhốt|trói|mất tích|bỏ nhà|cắt tay|rạch tay)',
  '(núp|nấp|ẩn|trốn) (sau|dưới) (nick|tài khoản|màn hình|bàn phím|avatar|tên)',
  'đang (rộ|rộ lên|thịnh hành|gây bão|phổ biến|thành trào lưu)',
  'đang (được)? (lan|lan truyền|điều tra|hot|viral|rần rần|nổi|xôn xao|gây sốt|chia sẻ|share|học|xem|coi|mở|bán|tìm hiểu|xử lý|giải quyết|tuyển)',
  '(phim|truyện|game|hoạt hình|tiểu thuyết|bài hát) (nói)? (về)? (tự tử|giết người|bắt cóc|đánh nhau)',
  'hoạt động',
  '(bắt gặp|số định danh|định danh|nhốt mình|đánh liều|công cụ|quảng cáo)',
  '(tát nước|quất ngựa|đập hộp|đập tan|đạp xe|xe đạp|bàn đạp|trói buộc|quật khởi|bắt đầu|bắt buộc|bắt nguồn|bắt sóng|bắt xe|bắt chuyện|bắt tay)',
];
