/**
 * Words around which people build the passwords that are guessed first, folded (no accents, no capitals, letters only). A password
 * that is one of these plus digits and signs is refused (NIST SP 800-63B, 3.1.1.2).
 */
export const commonWords: ReadonlySet<string> = new Set(
  `password passwords passw pass matkhau matkhaumoi matkhaucuatoi mk admin administrator quantri quantrivien root test testtest demo user
  nguoidung qwerty qwertyuiop qwertyuiopasdfgh asdfghjkl asdfgh zxcvbnm qazwsx qazwsxedc qweasdzxc abc abcd abcdef abcdefgh abcdefghijkl
  welcome letmein iloveyou ilove anhyeuem emyeuanh yeuem yeuanh anhnhoem conyeume conyeubo yeumenhieu bome giadinh hanhphuc mayman
  anhhung xinchao chao hello tinhyeu vietnam vietnamvodich tphcm hanoi saigon longan tayninh tanan taninh annhi annhitinh treem baovetreem
  canbo ubnd congan congannhandan coquan vanphong tinhtayninh tinhlongan skhcn giaoduc phongchay ngaythangnam sinhnhat thanhcong
  hochiminh namquocsonha dangcongsan tudo hanhphuctudo doclaptudohanhphuc doclap football bongda monkey dragon sunshine princess superman
  batman master shadow changeme default guest login dangnhap khongbiet khongco nothing nopass internet computer maytinh windows facebook
  zalo google youtube samsung iphone secret bimat chucmungnammoi happynewyear`
    .split(/\s+/)
    .filter(Boolean),
);
