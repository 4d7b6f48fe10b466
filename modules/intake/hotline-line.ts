import fs from 'node:fs';
import type { Config } from '#kernel/config/config.ts';
import { AnNhiError } from '#kernel/errors/errors.ts';
import { httpHotline } from '#standards/hotline-111/adapter.ts';
import type { Hotline111 } from '#standards/hotline-111/contract.ts';

/** The line to 111 as it is configured; null where there is none. @throws AnNhiError `HOTLINE_SETTINGS`, which stops the start */
export function hotlineOf(config: Config): Hotline111 | null {
  const { ANNHI_111_URL: address, ANNHI_111_SECRET_FILE: file } = config;
  if (!address || !file) return null;
  try {
    const secret = fs.readFileSync(file, 'utf8').trim();
    if (secret === '') throw new RangeError('the file is empty');
    return httpHotline(address, secret);
  } catch (cause) {
    throw new AnNhiError(
      'REFUSED',
      'HOTLINE_SETTINGS',
      {
        vi: 'Chưa nối được với 111: ANNHI_111_URL phải là https (http chỉ cho máy này) và ANNHI_111_SECRET_FILE phải đọc được, không rỗng.',
        en: 'No line to 111: ANNHI_111_URL must be https (http for this machine only), ANNHI_111_SECRET_FILE readable and not empty.',
      },
      { cause },
    );
  }
}
