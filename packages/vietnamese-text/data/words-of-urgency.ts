/**
 * What makes a danger one of this hour: weapons and chase, hiding, a door, a child taken along, a journey begun, means
 * gathered, bonds, wounds; and the talk of those who feel unwanted. Whole paradigms, Southern and Northern. Syntax: `phrases.ts`.
 */
export const wordsOfUrgency = {
  // ---- violence: tools, chase, hiding, doors, bonds
  weapon: [
    '(=dao|con dao|cây dao|dao phay|dao bầu|dao găm|dao lê|dao bấm|dao rựa|dao rọc giấy|dao lam|dao thái|mã tấu|phóng lợn|=rựa|cây rựa|=phảng|=búa|cây búa|=liềm|=cuốc|lưỡi hái|tua vít|=kiếm|cây kiếm|=súng|khẩu súng|súng hơi|=gậy|cây gậy|gậy gộc|bóng chày|tuýp sắt|ống tuýp|cây sắt|thanh sắt|ống sắt|dây xích|dây nịt|thắt lưng|=roi|dùi cui|roi điện|gạch|cục đá|chai bia|vỏ chai|mảnh chai|=axit|can xăng|chai xăng|xăng|bình ga|hàng nóng|hung khí|đồ nghề)',
    '(knife|machete|gun|hammer|stick|weapon)',
  ],
  chase: [
    '(=rượt|rượt đuổi|rượt theo|đuổi theo|đuổi đánh|đuổi chém|dí theo|bám theo|=chặn|chặn đường|chặn xe|đón đường|=vây|bao vây|phục kích|mai phục|=kè|kề cổ|kề vào cổ|kề vô cổ|=chĩa|=vung|=quơ|=huơ|=giơ|=thủ|lăm lăm|hù chém|đòi chém|đòi đâm|đòi giết|dọa giết|xông vô|xông vào|nhào vô|lao vào|=xúm)',
    '(chasing|chased|threatening)',
  ],
  hiding: [
    '(=trốn|=núp|=nấp|trốn chui|chui|=rúc|=ẩn) (trong|ở|sau|dưới|vô|vào|trên|ngoài|gầm|kẹt|xó|bên) *',
    '(chưa|không|hổng|chẳng|đâu) dám (về|bước ra|ra về|ra khỏi|ra ngoài|xuống|nhúc nhích|thở mạnh)',
    '(chạy|bỏ chạy|trốn) *? (qua|sang|ra|lên) *? (nhà hàng xóm|hàng xóm|nhà bà|nhà ngoại|nhà nội|ngoài đường|vườn|ruộng)',
    '(hiding|hide) (in|under|behind)',
  ],
  doorAttempt: [
    '(=đập|gõ|phá|cạy|đạp|rung|bẻ|lay|giật|nạy|tông) (cửa|cổng|khóa|rào|cửa sổ|hàng rào|ổ khóa)',
    'dap cua',
    '(kêu|bắt|đòi|biểu|bảo|nói|năn nỉ|quát|hét) *? *? *? mở (cửa|cổng|khóa)',
    '(người lạ|đàn ông|ông nào|chú lạ|ai đó|thanh niên|kẻ lạ|chú nào|anh nào) *? *? *? (dòm|nhìn|rình|ngó|lảng vảng|lấp ló|thập thò|rình rập|lượn lờ|đứng|đậu xe|canh) *? *? *? (cửa|cổng|nhà|sân|cửa sổ|hàng rào|phòng)',
    '(trying to get in|banging on the door|at my door|at the door)',
  ],
  homeAlone: [
    '(ở nhà|ở|trong nhà|nhà) *? (có)? (một|1) mình',
    '(một|1) mình (ở nhà|ở|trong nhà)',
    '(ở nhà|nhà|trong nhà) (chỉ)? (có|còn) *? (em|con|cháu|mình|hai chị em|hai anh em|mấy chị em|bà ngoại|bà nội)',
    '(ba|mẹ|cha|má|bố|người lớn|ba mẹ|cha mẹ|bố mẹ|ba má|ba mẹ con|cả nhà|nội|ngoại) (con|em|cháu)? *? *? (đi làm|đi vắng|vắng nhà|chưa về|không có nhà|đi rẫy|đi ruộng|đi chợ|đi hết|đi tỉnh|đi bệnh viện)',
    '(không|hổng) (ai|có ai|có người lớn) *? ở nhà',
    '(home alone|alone at home)',
  ],
  afraid: ['(=sợ|so qua|so lam|run quá|run lắm|hoảng|hết hồn|lo quá|lo lắm|khóc|cứu|scared|afraid|help)', 'sợ (quá|lắm|dữ|muốn khóc|run)'],
  bound: [
    '(=xích|=cùm|=còng|=trói|=cột|khóa|nhốt|giam|=buộc) (chân|tay|cổ|giò|cẳng|chân tay|tay chân)? *? (em|con|cháu|mình|tui|tôi|bé|nó|bạn|thằng nhỏ|con nhỏ|đứa nhỏ|thằng bé|con bé|tụi em|chị em) *? *? (trong|ở|vô|vào|ngoài|dưới|trên|bên|lại|cột|gốc|từ)',
    'bị *? *? (=xích|=cùm|=còng|=trói|=cột|nhốt|giam) *? *? (trong|ở|vô|vào|ngoài|dưới|trên|bên|lại|từ)',
  ],
  wounded: [
    '(máu|máu mũi|máu đầu|máu miệng|máu me) *? *? (chảy|ra|tuôn|phun|tràn) (không|hoài|nhiều|quá|lai láng|ướt|ròng ròng|đầm đìa|miết)',
    '(chảy|ra|hộc|ói|nôn|ho|mất|đổ) *? máu *? *? (quá|nhiều|không|hoài|đầm đìa|lai láng|ròng ròng|miết|mũi|miệng)',
    'máu *? *? (không cầm|chưa cầm|không ngừng|không ngưng|đầm đìa|lênh láng)',
    '(không|chưa) cầm (được)? máu',
    'nước *? *? *? màu đỏ',
    '(đang|vừa|vừa mới|giờ|sắp) *? (chở|đưa|ẵm|bế|cõng|khiêng|bồng) *? *? *? (đi|ra|vô|vào|lên|tới|xuống|qua)? (bệnh viện|trạm xá|trạm y tế|trạm|viện|phòng khám|cấp cứu|nhà thương)',
    '(gọi|kêu|hướng dẫn gọi|cần) (xe)? (115|cấp cứu|cứu thương)',
    '(môi|mặt|người|tay chân|da) *? (tím|tím ngắt|tím tái|xanh lè|trắng bệch|lạnh ngắt)',
    '(mê man|li bì|lơ mơ|lịm đi|lịm người|tay chân lạnh|trợn mắt|co quắp|nằm bất động|hết biết gì|kêu không dậy|lay không dậy)',
    '(bị đuối nước|đang đuối nước|sắp chết đuối|bị điện giật|bị =đâm|bị =chém|rắn cắn|rớt xuống sông|té xuống sông|té lầu|rớt lầu)',
  ],

  // ---- leaving, being taken along, the journey begun
  leftWith: [
    '(bỏ nhà|trốn nhà|trốn|bỏ trốn|bỏ đi|bỏ học|rời nhà) (đi|ra đi)? (theo|với|cùng|chung với) *',
    '(chở|đèo|dắt|dẫn|rước|đón|đưa|bế|ẵm|bồng|cuỗm|lôi|kéo|dụ|bắt) *? *? *? *? (đi mất|đi luôn|đi đâu mất|lên xe|ra xe|vô xe|vào xe|đi theo|chạy mất|biệt tăm)',
    '(lên|leo lên|bước lên|trèo lên|chui vô|ngồi|ngồi sau) (xe|ô tô|xe hơi|xe máy|xe con|taxi|xe khách) (của|với|cùng|theo|một|ông|chú|anh|thằng|người) *',
    '(mang|đem|ôm|gom|xách|cuốn|vác) (theo)? *? *? (quần áo|đồ đạc|vali|ba lô|balo|giỏ đồ|giấy tờ)',
    '(quần áo|đồ đạc) (mang|đem|gom|xách|cuốn) (theo|đi)? (hết|sạch)?',
    '(không|chưa|hổng) *? (tới|đến|vô|vào|có mặt ở|ghé) (lớp|trường|chỗ học|nhà bạn)',
  ],
  underWay: [
    '(đang|vừa|mới|sắp|chuẩn bị) *? (lên|ngồi|ở|bước lên|leo lên|đi|chạy|đón|bắt|chờ|đợi) *? *? (xe|xe khách|xe đò|xe buýt|xe ôm|xe lửa|tàu|ô tô|máy bay|grab|taxi|bến xe|trạm xe|đường|xe giường nằm)',
    '(đang|vừa) (trên đường|trên xe|ra bến|ra bến xe|tới bến xe|ra ngã tư|ra chỗ hẹn|tới chỗ hẹn|tới khách sạn|ở khách sạn|ở nhà nghỉ|trong khách sạn|vô khách sạn|trong nhà nghỉ)',
    '(on the bus|on the way|on my way)',
  ],
  meetSomeone: [
    '(gặp|tới chỗ|đến chỗ|lên với|ra với|qua với|theo|đi với|ở với) (anh|chú|ông|ảnh|ổng|người lạ|người quen|người ta|bạn trai|bạn gái|người yêu|idol|thầy|thằng|bác|anh ấy|bạn mạng|bạn trên mạng)',
    '(gap|len voi|theo) (a|anh|chu|ong) *',
    'chỗ hẹn',
  ],
  towardsWater: ['(ra|tới|chạy xe|đi|lao|đạp xe|chạy|về|đi bộ) *? *? (hướng|phía|bờ|mé|mép)? (cầu|sông|kênh|bờ sông|mé sông|biển|bờ biển|bờ kênh|đường ray|đập|hồ|vực|sân thượng)'],

  // ---- means of self-harm got ready or taken
  poison: [
    '(uống|nuốt|nốc|tu|hớp|húp|ăn) *? *? (=lỡ)? (thuốc|chai|lọ|ly|nắm|vốc|hũ)? *? (thuốc cỏ|thuốc diệt cỏ|thuốc rầy|thuốc sâu|thuốc chuột|thuốc trừ sâu|thuốc bảo vệ thực vật|lá ngón|nước tẩy|nước lau sàn|thuốc tẩy|axit|dầu hỏa|bả chuột|thuốc an thần|thuốc ngủ|thuốc kiến|thuốc gián|nước rửa bồn cầu)',
    '(gom|để dành|tích|trữ|giấu|mua|chuẩn bị|lén lấy|lấy trộm|lấy) *? *? *? *? (thuốc ngủ|thuốc an thần|thuốc cỏ|thuốc diệt cỏ|thuốc sâu|thuốc rầy|lá ngón|thuốc chuột|dây thừng|dây dù|than tổ ong)',
    '(thuốc|viên) *? *? *? *? *? (tối nay|lát nữa|đêm nay|chút nữa|khuya nay|bữa nay|hôm nay) *? *? (uống|nuốt)',
  ],
  unwanted: [
    '(mình|em|con|cháu|tui|bản thân) *? *? *? (=thừa|thừa thãi|thừa thải|gánh nặng|vô dụng|đồ bỏ|vô tích sự|không đáng sống)',
    '(không|chưa|chẳng|đừng) *? (có mặt|tồn tại|hiện diện|được sinh ra|sinh ra) (trên đời|trên cõi đời|ở đây|trong nhà|nữa|này)',
    '(không|chưa) có (em|con|mình|tui|cháu) *? *? *? (ai cũng|mọi người|ba mẹ|cả nhà|mẹ|nhà|chắc) *? *? (vui|nhẹ|đỡ|khỏe|tốt|hạnh phúc)',
    '(ai cũng|mọi người|cả nhà|ba mẹ|ba má|mẹ) *? *? (nhẹ gánh|nhẹ nợ|đỡ khổ|đỡ phiền|nhẹ nhõm|bớt khổ)',
    '(chán|ghét|mệt mỏi với|sợ) (cuộc sống|cuộc đời|bản thân|chính mình|đời)',
    '(không|chẳng|hổng) (còn)? (thấy|có) (ý nghĩa|lối thoát|tương lai|đường ra|hy vọng)',
    '(vết|dấu|sẹo|lằn) (cắt|rạch|cứa|dao|khứa) *? *? *? (tay|cánh tay|cổ tay|đùi|chân|bắp tay|người)',
  ],

  // ---- demands with an hour
  unpaid: ['(chưa|không|hết|hổng|chẳng|chả) *? (có)? *? (chuyển|nạp|trả|đưa|nộp|gửi|thấy|nhận|đủ|có|ting ting) *? *? (tiền|thẻ|đồng nào|khoản|# triệu|# củ|# nghìn)'],

  // ---- luring
  sexualTalk: [
    '(hỏi|khen|đòi coi|xin coi|đòi xem|xin xem|cho coi) *? *? *? *? (đồ lót|nội y|áo lót|quần lót|áo ngực|vòng 1|vòng một|ngực|mông|đùi|zú|màu quần|chỗ đó|chỗ kín|vùng kín|còn trinh|còn zin)',
    '(rủ|kêu|chở|dẫn|đòi|gạ|hẹn|đưa|kéo) *? *? *? (đi|vô|vào|ra|tới|qua|lên)? (khách sạn|nhà nghỉ|phòng trọ|motel|homestay|nhà trọ)',
    '(ngủ|tắm|nằm) (chung|cùng|với) (anh|chú|ảnh|ổng|thầy)',
    '(gọi|kêu|xưng) *? *? là (vợ|vợ nhỏ|vợ yêu|người yêu|bé yêu|cục cưng|bồ nhí)',
  ],
  appointment: ['(tới|qua|lại|ra|xuống|lên|đến) (rước|đón|chở|đưa|bắt) (em|con|cháu|mình|bé|nó|con nhỏ|thằng nhỏ)', '(hẹn|rủ|kêu|bảo|biểu|dặn|đón|rước|chở|dẫn|hẹn gặp) (với)? (em|con|cháu|mình|bé|nó|tui|con gái|con tui|con tôi|thằng nhỏ|con nhỏ) *? *? *? *? *? (ra|tới|đến|lên|qua|đi|gặp|về|xuống|vô) *'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
