import type { Category, Priority } from '../types.ts';
import type { WordClass } from './lexicon.ts';

/**
 * A rule fires when a phrase of every class in `all` stands within `window` words, in any order or (`ordered`) in
 * this order. There is nothing that takes a match away: a rule can only raise a priority.
 */
export interface DangerRule {
  readonly id: string;
  readonly all: readonly WordClass[];
  /** Words from the beginning of the first phrase to the end of the last; null is the whole text. */
  readonly window: number | null;
  readonly ordered?: true;
  /** The phrase must be a whole sentence by itself. */
  readonly wholeSentence?: true;
  readonly atLeast: Priority;
  readonly category: Category | null;
  readonly reason: string;
}

export const dangerRules: readonly DangerRule[] = [
  // ---- life
  { id: 'farewell', all: ['farewell'], window: null, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Có lời từ biệt: trẻ có thể sắp tự làm hại mình, cần liên lạc ngay.' },
  { id: 'wants-to-die', all: ['wantsToDie'], window: null, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Có lời nói muốn chết hoặc muốn biến mất: cần liên lạc ngay.' },
  { id: 'at-the-brink', all: ['brink', 'distress'], window: 25, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Trẻ tuyệt vọng và đang ở chỗ nguy hiểm.' },
  { id: 'locked-in-and-silent', all: ['lockedIn', 'unreachable'], window: 20, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Trẻ khóa cửa bên trong và không trả lời.' },
  { id: 'despair-with-hour', all: ['distress', 'timeToCome', 'young'], window: 20, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Lời tuyệt vọng kèm giờ hẹn trong vài giờ tới.' },
  { id: 'self-harm-now', all: ['selfHarm', 'now'], window: 8, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Trẻ đang tự làm đau mình.' },
  { id: 'self-harm-means', all: ['selfHarm', 'meansAtHand'], window: 20, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Có ý tự làm hại và có phương tiện trong tay.' },
  { id: 'self-harm', all: ['selfHarm'], window: null, atLeast: 'HIGH', category: 'SELF_HARM_RISK', reason: 'Có nhắc tới việc tự làm đau mình.' },
  { id: 'cry-for-help', all: ['cry'], window: null, atLeast: 'HIGH', category: null, reason: 'Có tiếng kêu cứu: coi là trẻ có thể gặp nguy cho tới khi liên lạc được.' },
  { id: 'bare-cry', all: ['bareCry'], window: null, wholeSentence: true, atLeast: 'HIGH', category: 'SELF_HARM_RISK', reason: 'Chỉ có tiếng kêu cứu: coi là trẻ có thể gặp nguy cho tới khi liên lạc được.' },
  { id: 'overdose', all: ['overdose'], window: null, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Có thể đã uống thuốc hoặc chất độc: cần cấp cứu và liên lạc ngay.' },
  { id: 'life-threat', all: ['lifeThreat'], window: null, atLeast: 'EMERGENCY', category: null, reason: 'Tính mạng hoặc sức khỏe có thể đang nguy ngay lúc này.' },

  // ---- harm going on
  { id: 'attack-going-on', all: ['going', 'attack'], window: 7, ordered: true, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Trẻ có thể đang bị hại ngay lúc này.' },
  { id: 'attack-right-now', all: ['attack', 'going'], window: 4, ordered: true, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Trẻ có thể đang bị hại ngay lúc này.' },
  { id: 'attack-seen-with-crying', all: ['going', 'attack', 'cryingOut'], window: 30, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Có người đang thấy, nghe trẻ bị đánh và khóc la.' },
  { id: 'crying-behind-locked-door', all: ['cryingOut', 'lockedIn'], window: 15, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Có tiếng khóc la sau cửa khóa.' },
  { id: 'come-quickly', all: ['comeQuickly', 'young'], window: 40, atLeast: 'EMERGENCY', category: null, reason: 'Người báo xin tới ngay vì trẻ đang nguy.' },
  { id: 'planned-with-hour', all: ['timeToCome', 'plan', 'menace'], window: 25, atLeast: 'EMERGENCY', category: null, reason: 'Việc có thể gây hại đã hẹn trong vài giờ tới.' },
  { id: 'will-publish-today', all: ['says', 'timeToCome', 'spread'], window: 14, ordered: true, atLeast: 'EMERGENCY', category: 'SEXTORTION', reason: 'Hình ảnh sắp bị đăng trong vài giờ tới.' },
  { id: 'unreachable-and-worried', all: ['unreachable', 'worry'], window: 25, atLeast: 'EMERGENCY', category: null, reason: 'Không liên lạc được và người báo lo có chuyện.' },
  { id: 'harm-broadcast-live', all: ['liveNow', 'liveHarm'], window: 20, atLeast: 'EMERGENCY', category: null, reason: 'Việc gây hại đang được phát trực tiếp.' },
  { id: 'waiting-at-the-door', all: ['atDoor', 'danger'], window: 30, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Người đe dọa đang chờ sẵn hoặc trẻ đang phải trốn.' },
  { id: 'held', all: ['held', 'young'], window: 20, atLeast: 'EMERGENCY', category: 'EXPLOITATION', reason: 'Trẻ có thể đang bị giữ, không về được.' },

  // ---- missing
  { id: 'child-missing', all: ['missing', 'young'], window: 40, atLeast: 'EMERGENCY', category: null, reason: 'Trẻ mất liên lạc hoặc chưa về.' },
  { id: 'missing-after-meeting', all: ['missing', 'stranger'], window: 40, atLeast: 'EMERGENCY', category: 'GROOMING', reason: 'Mất liên lạc sau khi đi gặp người quen qua mạng.' },
  { id: 'unreachable-after-meeting', all: ['unreachable', 'handOver'], window: 30, atLeast: 'EMERGENCY', category: null, reason: 'Đi gặp người khác rồi gọi không được.' },

  // ---- an hour is set
  { id: 'threat-with-hour', all: ['threat', 'soon'], window: 30, atLeast: 'EMERGENCY', category: 'SEXTORTION', reason: 'Lời đe dọa có giờ hẹn trong hôm nay hoặc ngày mai, hoặc giờ đó đã qua.' },
  { id: 'condition-with-hour', all: ['conditionalSpread', 'soon'], window: 25, atLeast: 'EMERGENCY', category: 'SEXTORTION', reason: 'Bị ra điều kiện có giờ, nếu không sẽ bị phát tán.' },
  { id: 'condition-in-hours', all: ['demand', 'spread', 'soon'], window: 25, atLeast: 'EMERGENCY', category: 'SEXTORTION', reason: 'Bị đòi hỏi có giờ hẹn, kèm lời sẽ phát tán.' },
  { id: 'deadline-passed', all: ['pastDeadline', 'threat'], window: 40, atLeast: 'EMERGENCY', category: 'SEXTORTION', reason: 'Hạn của lời đe dọa đã qua.' },
  { id: 'kill-threat-with-hour', all: ['killThreat', 'soon'], window: 25, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Bị dọa giết hoặc dọa bằng hung khí, có giờ hẹn.' },
  { id: 'hit-threat-with-hour', all: ['hitThreat', 'soon'], window: 20, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Bị hẹn đánh, có giờ hẹn.' },
  { id: 'meeting-with-hour', all: ['handOver', 'soon', 'lureOrForce'], window: 30, atLeast: 'EMERGENCY', category: 'GROOMING', reason: 'Có cuộc gặp hoặc đưa đón nguy hiểm trong hôm nay hoặc ngày mai.' },
  { id: 'crossing-with-hour', all: ['abroad', 'soon', 'recruit'], window: 30, atLeast: 'EMERGENCY', category: 'EXPLOITATION', reason: 'Trẻ sắp bị đưa qua biên giới.' },
  { id: 'dangerous-plan-with-hour', all: ['challenge', 'soon', 'dangerousPlan'], window: 30, atLeast: 'EMERGENCY', category: 'DANGEROUS_CHALLENGE', reason: 'Thử thách nguy hiểm đã hẹn giờ.' },
  { id: 'marriage-with-hour', all: ['forcedMarriage', 'soon'], window: 25, atLeast: 'EMERGENCY', category: 'EXPLOITATION', reason: 'Trẻ sắp bị ép cưới.' },

  // ---- this hour
  { id: 'poison', all: ['poison'], window: null, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Có thể đã uống hoặc đang chuẩn bị thuốc, chất độc: cần cấp cứu và liên lạc ngay.' },
  { id: 'wounded', all: ['wounded', 'young'], window: 40, atLeast: 'EMERGENCY', category: null, reason: 'Trẻ có thể đang bị thương nặng hoặc cần cấp cứu.' },
  { id: 'bound', all: ['bound'], window: null, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Trẻ có thể đang bị trói, xích hoặc nhốt.' },
  { id: 'hiding-from-harm', all: ['hiding', 'weapon'], window: 25, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Trẻ đang trốn người có hung khí.' },
  { id: 'hiding-from-attack', all: ['hiding', 'attack'], window: 25, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Trẻ đang phải trốn vì bị đánh.' },
  { id: 'hiding-from-chase', all: ['hiding', 'chase'], window: 25, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Trẻ đang phải trốn vì bị đuổi.' },
  { id: 'weapon-now', all: ['going', 'weapon', 'chase'], window: 14, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Có người đang cầm hung khí đuổi, chặn hoặc dọa.' },
  { id: 'door-and-alone', all: ['doorAttempt', 'homeAlone'], window: 40, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Có người đòi vào nhà khi trẻ ở một mình.' },
  { id: 'door-and-afraid', all: ['doorAttempt', 'afraid', 'young'], window: 25, atLeast: 'EMERGENCY', category: 'VIOLENCE', reason: 'Có người đòi vào nhà và trẻ đang sợ.' },
  { id: 'left-with-stranger', all: ['leftWith', 'stranger'], window: 30, atLeast: 'EMERGENCY', category: 'GROOMING', reason: 'Trẻ đã đi theo người lạ hoặc người quen qua mạng.' },
  { id: 'left-and-unreachable', all: ['leftWith', 'unreachable'], window: 35, atLeast: 'EMERGENCY', category: null, reason: 'Trẻ đã bỏ đi và không liên lạc được.' },
  { id: 'on-the-way', all: ['underWay', 'meetSomeone', 'young'], window: 25, atLeast: 'EMERGENCY', category: 'GROOMING', reason: 'Trẻ đang trên đường đi gặp người khác.' },
  { id: 'towards-water', all: ['towardsWater', 'unreachable'], window: 25, atLeast: 'EMERGENCY', category: 'SELF_HARM_RISK', reason: 'Trẻ đi về chỗ nguy hiểm và không liên lạc được.' },
  { id: 'meeting-in-hours', all: ['appointment', 'timeToCome', 'secrecy'], window: 30, atLeast: 'EMERGENCY', category: 'GROOMING', reason: 'Trẻ bị hẹn gặp trong vài giờ tới và bị dặn giấu.' },
  { id: 'deadline-passed-unpaid', all: ['pastDeadline', 'unpaid', 'spread'], window: 45, atLeast: 'EMERGENCY', category: 'SEXTORTION', reason: 'Hạn đã qua, hình ảnh có thể bị đăng bất cứ lúc nào.' },
  { id: 'unpaid-with-hour', all: ['unpaid', 'spread', 'timeToCome'], window: 30, atLeast: 'EMERGENCY', category: 'SEXTORTION', reason: 'Bị đòi tiền có giờ hẹn, nếu không hình ảnh sẽ bị đăng.' },
  { id: 'unwanted', all: ['unwanted'], window: null, atLeast: 'HIGH', category: 'SELF_HARM_RISK', reason: 'Trẻ thấy mình thừa thãi hoặc có dấu vết tự làm đau.' },
  { id: 'sexual-talk', all: ['sexualTalk', 'young'], window: 25, atLeast: 'HIGH', category: 'GROOMING', reason: 'Trẻ bị hỏi, rủ chuyện tình dục.' },

  // ---- weight without an hour
  { id: 'kill-threat', all: ['killThreat', 'young'], window: 30, atLeast: 'HIGH', category: 'VIOLENCE', reason: 'Trẻ bị dọa giết hoặc dọa bằng hung khí.' },
  { id: 'identifiable-child-beaten', all: ['blow', 'identified'], window: 40, atLeast: 'HIGH', category: 'VIOLENCE', reason: 'Một trẻ có thể nhận ra đang bị đánh hoặc làm nhục.' },
  { id: 'child-hurt', all: ['hurt', 'young'], window: null, atLeast: 'HIGH', category: null, reason: 'Trẻ bị thương, bỏ ăn, bỏ học hoặc hoảng loạn.' },
  { id: 'shown-to-many', all: ['many', 'young'], window: null, atLeast: 'HIGH', category: null, reason: 'Việc đã lan tới nhiều người.' },
  { id: 'someone-keeps-coming', all: ['pursued', 'young'], window: null, atLeast: 'HIGH', category: null, reason: 'Có người liên tục tìm tới trẻ.' },
  { id: 'victim-exposed', all: ['victim', 'personalData'], window: null, atLeast: 'HIGH', category: 'DATA_EXPOSURE', reason: 'Lộ danh tính trẻ là nạn nhân.' },
  { id: 'threatened-with-pictures', all: ['threat', 'image', 'spread'], window: 25, atLeast: 'HIGH', category: 'SEXTORTION', reason: 'Bị đe dọa phát tán hình ảnh.' },
  { id: 'pictures-on-condition', all: ['conditionalSpread', 'image'], window: 25, atLeast: 'HIGH', category: 'SEXTORTION', reason: 'Bị ra điều kiện, nếu không sẽ bị đăng hình.' },
  { id: 'abuse-material', all: ['abuseMaterial'], window: null, atLeast: 'HIGH', category: 'CSAM', reason: 'Nhắc tới tài liệu xâm hại trẻ em.' },
  { id: 'pictures-asked-for', all: ['lure', 'sendImage'], window: 12, ordered: true, atLeast: 'HIGH', category: 'GROOMING', reason: 'Trẻ bị dụ gửi hình hoặc bật camera.' },
  { id: 'courted', all: ['courting', 'young'], window: 25, atLeast: 'HIGH', category: 'GROOMING', reason: 'Trẻ bị gạ gẫm hoặc bị đụng chạm.' },
];
