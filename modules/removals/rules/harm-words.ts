/** A report's category in words that a provider reads; qualifies no crime and names nobody. */
const words: Record<string, string> = {
  SEXTORTION: 'đe dọa phát tán hình ảnh riêng tư của trẻ em',
  CSAM: 'xâm hại tình dục trẻ em',
  GROOMING: 'dụ dỗ trẻ em',
  DEEPFAKE: 'ghép hình ảnh, giọng nói của trẻ em',
  EXPLOITATION: 'bóc lột trẻ em',
  VIOLENCE: 'bạo lực với trẻ em',
  SELF_HARM_RISK: 'xúi giục trẻ em tự làm hại mình',
  DATA_EXPOSURE: 'tiết lộ bí mật đời sống riêng tư của trẻ em',
  CYBERBULLYING: 'bắt nạt, xúc phạm trẻ em',
  DANGEROUS_CHALLENGE: 'lôi kéo trẻ em vào hành vi nguy hiểm',
  SCAM_OR_GAMBLING: 'lừa đảo, cờ bạc nhắm tới trẻ em',
  AGE_INAPPROPRIATE: 'không phù hợp với lứa tuổi trẻ em',
};

export function harmWords(category: string | null): string {
  return words[category ?? ''] ?? 'gây hại cho trẻ em';
}
