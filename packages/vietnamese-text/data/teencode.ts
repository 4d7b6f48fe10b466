/**
 * What young people type → what they mean. One entry a line: typed forms, then the standard words. Only forms that
 * stand for a whole word; letters inside words (`fải`, `zô`, `wá`) are handled by `initials`.
 */
const ENTRIES = `
ko k hk hok hong hông hổng khum khom kg kh kog khong hem=không
e em=em
a=anh
mn mng=mọi người
ng ngừi=người
ngta nta=người ta
bn pạn=bạn
bt bít bik bjk bik=biết
lm lèm=làm
s seo=sao
r rùi roài=rồi
dc đc đk dk đx dx=được
vs dới zới=với
trc trk=trước
hc=học
tr=trời
cmt comment bl=bình luận
ib inb inbox nt=nhắn tin
tk acc account=tài khoản
fb fbook phây=facebook
ig insta=instagram
tele=telegram
tóptóp tt=tiktok
rep=trả lời
h=giờ
vk=vợ
cx cg cug=cũng
sđt sdt=số điện thoại
gđ gd=gia đình
hs=học sinh
gv=giáo viên
ph=phụ huynh
lun lunn=luôn
hum=hôm
wa wá qá=quá
mik mk mjnh mềnh=mình
đg dag đag=đang
iu êu=yêu
ny nyc=người yêu
chs=chơi
thik thít=thích
chít chjt chếch die=chết
mún mun=muốn
típ=tiếp
nhìu nhiu=nhiều
dz=vậy
zậy z=vậy
j=gì
ji=gì
nc=nói chuyện
bme bm=ba mẹ
lsao=làm sao
ntn=như thế nào
onl=trực tuyến
cap=chụp
ảh=ảnh
vid=video
pass=mật khẩu
gr grp=nhóm
bff=bạn thân
ms=mới
hnay hn=hôm nay
tn=tối nay
bbi=bạn bè
ck=chuyển khoản
mxh=mạng xã hội
cn=chủ nhật
`;

/** Typed form (lower case, NFC) → standard words. */
export const teencode: ReadonlyMap<string, readonly string[]> = new Map(
  ENTRIES.trim()
    .split('\n')
    .flatMap((line) => {
      const [typed = '', standard = ''] = line.split('=');
      return typed.split(' ').map((form) => [form.normalize('NFC'), standard.normalize('NFC').split(' ')] as const);
    }),
);

/** What a letter means right after a number. */
export const unitsAfterNumber: ReadonlyMap<string, string> = new Map([
  ['h', 'giờ'],
  ['g', 'giờ'],
  ['k', 'nghìn'],
  ['ngàn', 'nghìn'],
  ['tr', 'triệu'],
  ['t', 'tuổi'],
  ['p', 'phút'],
  ['pm', 'giờ'],
  ['am', 'giờ'],
]);

/** Disguised first letters: typed beginning → standard beginning. */
export const initials: readonly (readonly [typed: string, standard: string])[] = [
  ['f', 'ph'],
  ['w', 'qu'],
  ['z', 'v'],
  ['j', 'gi'],
];

/** Digits and signs that stand for letters inside a word. */
export const leet: Readonly<Record<string, string>> = { '4': 'a', '3': 'e', '0': 'o', '1': 'i', '5': 's', '7': 't', '@': 'a', $: 's' };
