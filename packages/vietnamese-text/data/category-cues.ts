import type { Category } from '../types.ts';

/**
 * Words that lean towards a category without proving it. They are weighed only when no rule of `category-rules.ts`
 * speaks: each phrase counts once, the heaviest category wins, ties go to the earlier category.
 * Key: category and weight.
 */
export const categoryCues = {
  SEXTORTION_3: ['đòi (tiền|thẻ|chuyển|# củ|# triệu)', '(đòi|tống) # củ', 'gửi *? *? (danh bạ|người thân|cả họ|cả khối|cả trường|bạn bè)', '(lộ|tung|up|đăng) clip', 'ảnh (em|của em|cháu) lên', '(ép|bắt) (quay lại|làm hòa|ngủ|gửi thêm)'],
  SEXTORTION_2: ['khoe thân', '(canh me|khống chế|trả tiền|chuyển tiền|chuyển khoản|hẹn hò|quay màn hình|quay lén|chụp lén lúc)', 'nếu không', 'không thì', '(người yêu|bồ|bạn trai|bạn gái) cũ'],
  SEXTORTION_1: ['(video call|clip|ảnh em|run quá|# củ|giữ ảnh|giữ hình|giữ clip)'],
  CSAM_4: ['(link|hàng|clip|ảnh|album|video|phim) *? *? *? (con nít|trẻ em|trẻ con|nữ sinh|học sinh|bé gái|bé trai|mấy bé|nhí)', '(nhóm kín|kho hàng|kho link|hội kín)'],
  CSAM_3: ['(chụp|quay) lén', 'trong (nhà tắm|phòng tắm|nhà vệ sinh|phòng thay đồ)', '(share|xin|trao đổi|bán) (link|hàng|album|clip)', 'ghê tởm', '(bệnh hoạn|ấu dâm|đồi bại|dâm)'],
  CSAM_1: ['(album|onlyfans|link|kho|telegram|trao đổi|=bán)'],
  GROOMING_4: ['(bộ phận cơ thể|bộ phận sinh dục|vùng kín|chỗ kín|của quý)', '(hỏi|bảo) *? mặc (gì|đồ gì)', '(kêu|bắt|bảo|dặn) *? *? (xóa|xoá) (tin nhắn|đoạn chat)', '(gửi|nhận|cho xem|cho coi) *? (hình|ảnh) *? (bộ phận|mát mẻ|khiêu dâm|bậy)', '(khen|bảo) *? (đẹp|xinh|ngoan|dễ thương|sexy)', '(tự xưng|xưng) là *', '(cho tiền|tiền tiêu vặt|đổi lại|tiền quà)', '(ngủ chung|ngủ cùng|qua đêm|lên giường|=hôn|=ôm|=sờ)', '(lén|trốn) *? *? *? (gặp|đi|ra)'],
  GROOMING_3: ['nhắn *? *? *? (riêng|khuya|đêm|tối)', '(gửi|xin) *? (hình|ảnh) *? (mỗi ngày|hằng ngày|hàng ngày)?', '(ra|lên|qua|tới) *? *? gặp', '(người lạ|kẻ lạ|idol|fan|diễn viên|người mẫu|tuyển mẫu|casting|thầy dạy thêm|gia sư|anh trai mưa|crush)', '(kết bạn|làm quen|add friend|xin số|xin info|xin zalo|xin địa chỉ)', '(thằng|ông|anh|người) *? *? trên mạng', 'bé gái'],
  GROOMING_1: ['(chú|anh lớn|hẹn|gặp|quen|tặng|lén|bí mật|khuya|roblox|free fire|minecraft|game)'],
  DEEPFAKE_4: ['(bằng|qua|dùng|xài) *? (phần mềm|ứng dụng|app|công nghệ)', '(lấy|gắn|dán|thay|đổi|cắt) *? (mặt|gương mặt|khuôn mặt|đầu|giọng)', 'trí tuệ nhân tạo'],
  DEEPFAKE_2: ['(giả|fake|ghép|chỉnh|photoshop|y như thật|không phải *? thật|khỏa thân|hở hang)'],
  EXPLOITATION_4: ['(nước ngoài|xuất khẩu lao động|bao hộ chiếu|làm hộ chiếu|bao ăn ở|bao xe)', '(bắt|ép) *? *? *? (diễn|nằm diễn|uống với khách|tiếp rượu|ngồi uống|tiếp khách|làm việc|đi làm)', '(thuê|mướn|tuyển|dùng) *? *? *? *? # (tuổi|# tuổi)', '(bỏ túi riêng|kêu gọi từ thiện|xin từ thiện|trục lợi|lợi dụng *? để)', '(bưng bê|bốc vác|phụ quán|phụ hồ|lột tôm|giúp việc|ở đợ|trả nợ thay|gán nợ|xiết nợ)', '(bán|gả) (con|em|cháu)', '(bắt|ép) nghỉ học'],
  EXPLOITATION_2: ['(người mẫu|lương|môi giới|quán nhậu|quán|khách|kiếm tiền|từ thiện|làm thêm|việc làm|tới rước|câu tương tác|câu view)', 'tới # giờ sáng'],
  VIOLENCE_4: ['(cột|trói|nhét giẻ|bịt miệng|dúi đầu|ấn đầu|phơi nắng|nhúng nước|đánh đấm|véo|cào|kẹp cổ|quăng|ném *? xuống|xô ngã|dội nước|châm thuốc|tạt nước|đổ nước)', '(móc áo|=roi|cây sắt|=gậy|ống nước|dây nịt|thước|=dép|cây chổi|=cây|hàng nóng|mã tấu|=dao)', '(hẹn|kêu|rủ) *? *? *? (solo|so găng|đánh tay đôi|úp sọt|xử)', '(giật|xé|kéo) (áo|tóc|nhau)', '(dằn mặt|=tẩn|dạy dỗ|ra đòn|hội đồng|bầm dập|bem nhau|choảng|tẩn nhau|xô xát|hỗn chiến)', '(being|was|got) (beaten|hit|attacked|abused)'],
  VIOLENCE_2: ['(solo|bảo mẫu|nhà trẻ|say rượu|la hét|=đau|khóc thét|dạy con|cổng trường|nhà xe|bãi đất trống|nữ sinh)'],
  SELF_HARM_RISK_4: ['(vô dụng|thừa thãi|gánh nặng|ghét bản thân|tuyệt vọng|bế tắc|bất lực|trống rỗng|cô độc quá)', '(không ai|chẳng ai|hổng ai) (cần|thương|hiểu|quan tâm)', '(hết|không) chịu *? nổi', '(lấy|cầm|dùng) *? (compa|dao lam|lưỡi lam|kéo|=dao) *? *? (vô|vào|cứa|rạch)?', '(cứa|đâm|rạch) *? (tay|chân|cổ tay)', 'đừng lo cho (con|em|mình)', '(để dành|gom|mua) *? *? # viên'],
  SELF_HARM_RISK_2: ['(mệt mỏi|buồn quá|trầm cảm|khóc một mình|muốn khóc|cô đơn|nghĩ quẩn|dại dột|nghĩ bậy|chán đời)'],
  DATA_EXPOSURE_4: ['(gửi nhầm|file lý lịch|lý lịch|hoàn cảnh gia đình|giấy tờ tùy thân|bệnh án|đơn thuốc|phiếu điểm|sơ yếu)', '(tạo|lập|làm|mở|xài) *? (facebook|nick|tài khoản|zalo|instagram|tiktok) *? *? (y chang|giống|tên|mang tên|của em|giả)', '(y chang|giống hệt) (em|con|cháu|mình)', '(đưa|đăng|để|gửi) *? *? (số|địa chỉ|tên|số điện thoại|ảnh thẻ|thông tin) *? *? *? (lên|vô|trên)', '(dò|tìm|biết|truy) *? (ra)? *? (nhà|địa chỉ|trường) (em|con|cháu|mình)', '(doxx|doxing|truy info|tìm info|in tư)'],
  DATA_EXPOSURE_2: ['(kết bạn hết|người lạ gọi|lộ|rò rỉ|nhóm phụ huynh|camera|web hẹn hò)'],
  CYBERBULLYING_4: ['(lập|tạo|mở) *? *? (nhóm|group|hội|page|bảng|bảng xếp hạng|poll)', '(gọi|kêu) *? *? *? là (đồ|con|thằng|đứa)', '(tấn công|ném đá|kéo vô|kéo vào|hùa|bu vô|xúm) *? *? *? *? (tường|nhà|bình luận|chửi|trang)?', '(xấu nhất|ngu nhất|mập nhất|béo|=lùn|=đen|=hôi|nghèo|con hoang|đồ không cha)', '(chọc|chê|ghẹo|troll|cười nhạo|cười chê|cho cả lớp cười|bêu|đùa ác|đâm chọt|cà khịa|soi mói|phán xét)', 'cho * cười', 'chụp (hình|ảnh) *? *? (lúc|khi|xấu|dìm)', '(nghỉ chơi|không ai chơi|bo xì|=bơ|=né|ghét bỏ|cạch mặt)', '(bình luận|nhắn tin) *? *? (ghê|ác|nặng lời|thô tục|khó nghe)'],
  CYBERBULLYING_2: ['(fandom|idol|story|confession|nhóm lớp|bạn bè|tụi nó|phốt|buồn|khóc|nhóm chat)'],
  DANGEROUS_CHALLENGE_4: ['(làm theo|bắt chước|học theo|đòi làm theo|copy)', '(rộ|nổi lên) *? (trò|trào lưu|trend)', '(nín|nhịn) thở', 'thi xem ai', '(đổ cồn|đốt lửa|nhảy từ|leo cột|đu xe|chui|đứng giữa đường|chạy trước đầu xe|bóng cười|hít keo|uống nước rửa|ngậm pin|pháo tự chế|chế pháo|pin cúc áo)'],
  DANGEROUS_CHALLENGE_2: ['(trò|phỏng|bỏng|té|gãy|clip dạy|hướng dẫn|học trên mạng|dại dột|thách)'],
  SCAM_OR_GAMBLING_4: ['(không trả tiền|không giao|không gửi hàng|mất tiền|hết tiền|=thua|=nợ|=bùng|=bom)', '(bấm|nhấn|click|vô|vào) *? *? link', '(không|chưa) (đăng nhập|vô|vào) *? được', '(xóc đĩa|tài xỉu|bài|casino|cược|=lắc|quay hũ|vòng quay|xổ số|lô tô online|bắn cá)', '(bán|mua) *? (nick|acc|đồ|vật phẩm|skin|sim|vé)', '(tặng quà|nhận quà|trúng|săn quà|khuyến mãi|minigame|giveaway)', '(thanh toán|thẻ ngân hàng|momo|ví điện tử|chuyển tiền trước|đặt cọc|nạp)'],
  SCAM_OR_GAMBLING_2: ['(game|tự đăng|mật khẩu|otp|hack|nick|học phí|tiền)'],
  AGE_INAPPROPRIATE_4: ['(coi|xem|chiếu|phát|bật) *? *? (cảnh|phim|clip|video|youtube|quảng cáo)', '(=ôm|dán mắt|cắm mặt|cầm) *? *? (điện thoại|ipad|máy tính bảng|tivi|game|máy)', '(youtube kids|hoạt hình|ma quỷ|ghê rợn|kinh dị|hở hang|nhạy cảm|phim người lớn|nhảy sexy|khóa giờ|giới hạn giờ|chặn web|quản lý giờ)', '(spam|gửi) link bậy', '(quảng cáo|banner) *? *? (bậy|người lớn|cờ bạc|thuốc lá)', '(thuốc lá điện tử|pod|vape|rượu bia)'],
  AGE_INAPPROPRIATE_2: ['(youtube|clip|kênh|video|trang|phim|tin đồn|từ sáng tới tối|suốt ngày)'],
  NOT_ABOUT_A_CHILD_4: ['(gà đá|ồn|karaoke|mất ngủ vì ồn|nhờ xã|nhờ ấp|gọi xã|=đường|=cống|=nước|=điện|=rác|=đất|nhà cửa|vỉa hè)', '(mất|bị mất|rơi|bị giật|lượm|trộm|cướp) *? *? (điện thoại|xe|ví|vàng|giỏ|tiền|đồ|chó|gà)', '(cảm ơn|cám ơn|chúc) (các|anh chị|mọi người|cơ quan|chị|anh|cô|cán bộ)', '(công an coi camera|trích xuất camera|thủ tục|hồ sơ đất)'],
  NUISANCE_2: ['(alo|hello|hi|chào|có người yêu chưa|rảnh không|đang làm gì)'],
  NUISANCE_4: ['(thử coi|thử xem|test)', '(sim số|giá rẻ|gọi ngay|hotline|tư vấn miễn phí|mua ngay|liên hệ ngay|thanh lý|xả kho|sale)', '(ai coi chưa|cười đau bụng|hihi|haha|kkk|hehe|ahihi|hì hì)'],
} as const satisfies Readonly<Partial<Record<`${Category}_${1 | 2 | 3 | 4}`, readonly string[]>>>;
