/**
 * The Khmer help card: the sentences that matter most, each beside its Vietnamese so that whoever helps can read along. One card, no
 * journey: a Khmer child reads it, calls, or shows it to somebody.
 */
export const childKm = {
  /** The language's own name, for whoever looks for it. */
  language: 'ភាសាខ្មែរ',
  heading: 'ជំនួយសម្រាប់ក្មេង',
  sentences: [
    { km: 'នេះមិនមែនជាកំហុសរបស់ប្អូនទេ។', vi: 'Đây không phải lỗi của em.' },
    { km: 'ប្អូនមិនចាំបាច់ប្រាប់ឈ្មោះទេ។', vi: 'Em không cần nói tên.' },
    { km: 'ទូរស័ព្ទទៅ 111។ មិនអស់លុយទេ ទាំងថ្ងៃទាំងយប់។', vi: 'Gọi 111. Không mất tiền, cả ngày lẫn đêm.' },
    { km: 'មានគេកំពុងធ្វើបាបប្អូន៖ ទូរស័ព្ទទៅ 113។', vi: 'Có người đang làm đau em: gọi 113.' },
    { km: 'គ្រោះថ្នាក់ដល់ជីវិត៖ ទូរស័ព្ទទៅ 115។', vi: 'Nguy tới tính mạng: gọi 115.' },
    { km: 'កុំផ្ញើលុយ។ កុំផ្ញើរូបទៀត។', vi: 'Đừng gửi tiền. Đừng gửi thêm ảnh.' },
    { km: 'កុំលុបសារ។ កត់ឈ្មោះគណនី។', vi: 'Đừng xóa tin nhắn. Ghi lại tên tài khoản.' },
    { km: 'ប្រាប់មនុស្សធំម្នាក់ដែលប្អូនទុកចិត្ត។', vi: 'Kể với một người lớn em tin.' },
  ],
};
