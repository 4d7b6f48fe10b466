/** Reasons in the words of a person: what happened, then what to do. Keys are the machine codes. */
export const vi = {
  // Arguments of the library.
  bad_hex: 'Mã băm không đúng dạng. Cần đúng 64 chữ số thập lục phân viết thường (0-9, a-f).',
  bad_hash_length: 'Mã băm không đủ độ dài. Cần đúng 32 byte.',
  bad_size: 'Kích thước ảnh không hợp lệ. Chiều rộng và chiều cao phải là số nguyên từ 1 trở lên.',
  bad_channels: 'Số kênh màu không hợp lệ. Chỉ nhận 1 (xám), 2 (xám và độ trong), 3 (RGB) hoặc 4 (RGBA).',
  bad_pixel_type: 'Kiểu dữ liệu điểm ảnh không hợp lệ. Chỉ nhận mảng số nguyên 8 bit hoặc 16 bit không dấu.',
  bad_buffer_length: 'Dữ liệu ảnh dài hoặc ngắn hơn kích thước đã khai. Hãy giải mã lại ảnh.',
  bad_frame: 'Dòng khung hình không đúng dạng. Cần "mã băm,chất lượng,giây".',
  bad_threshold: 'Ngưỡng so khớp nằm ngoài khoảng cho phép. Hãy kiểm tra lại ngưỡng.',
  too_many_frames: 'Danh sách khung hình quá dài. Hãy chia video thành các đoạn dưới bốn giờ.',

  // A hash was computed, but must not be matched.
  too_small: 'Ảnh quá nhỏ, không đủ chi tiết để nhận ra. Hãy chọn bản gốc lớn hơn.',
  low_quality: 'Ảnh quá đơn điệu hoặc quá mờ để nhận ra chắc chắn. Hãy chọn bản rõ hơn.',
  tie: 'Ảnh chỉ có mảng màu, vạch hoặc họa tiết đều nên mã băm không đáng tin. Hãy chọn ảnh khác.',
  junk: 'Mã băm này giống mã của ảnh trống hoặc họa tiết chung nên sẽ khớp nhầm. Hãy chọn ảnh khác.',

  // A file could not be hashed.
  not_found: 'Không tìm thấy tệp. Hãy kiểm tra lại tên và đường dẫn.',
  unreadable: 'Không đọc được tệp. Hãy kiểm tra quyền truy cập.',
  empty_file: 'Tệp trống. Hãy chọn tệp khác.',
  file_too_large: 'Tệp quá lớn. Hãy chọn bản nhỏ hơn.',
  not_media: 'Tệp này không phải ảnh hay video. Hãy chọn tệp khác.',
  unsupported_format: 'Chưa nhận dạng ảnh này. Hãy lưu lại thành JPEG, PNG hoặc WebP.',
  heic_unsupported: 'Máy này không mở được ảnh HEIC. Hãy lưu lại thành JPEG rồi thử lại.',
  animated: 'Ảnh động có nhiều khung hình. Hãy lưu lại thành video rồi thử lại.',
  too_many_pixels: 'Ảnh có kích thước quá lớn. Hãy chọn bản nhỏ hơn.',
  damaged: 'Tệp bị hỏng hoặc bị cắt cụt. Hãy lấy lại bản gốc.',
  memory_limit: 'Mở tệp này cần quá nhiều bộ nhớ nên đã dừng lại. Hãy chọn bản nhỏ hơn.',
  time_limit: 'Mở tệp này mất quá nhiều thời gian nên đã dừng lại. Hãy chọn bản nhỏ hơn.',
  decoder_died:
    'Chương trình mở tệp đã dừng đột ngột. Hãy thử lại một lần; nếu vẫn vậy, tệp có thể bị hỏng hoặc gây hại, đừng mở nó.',
  ffmpeg_missing: 'Máy này chưa có ffmpeg nên không đọc được video. Hãy cài ffmpeg rồi thử lại.',
  video_undecodable: 'Không giải mã được video này. Hãy lưu lại thành MP4 (H.264) hoặc WebM.',
  video_too_long: 'Video dài quá bốn giờ. Hãy cắt thành các đoạn ngắn hơn.',
} as const;
