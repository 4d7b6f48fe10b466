import type { Platform } from '../types.ts';
import { facebook } from './facebook.ts';
import { google } from './google.ts';
import { instagram } from './instagram.ts';
import { telegram } from './telegram.ts';
import { tiktok } from './tiktok.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';
import { zalo } from './zalo.ts';

/** Every platform whose links are read by their own tables. */
export const platforms: readonly Platform[] = [
  facebook,
  tiktok,
  youtube,
  zalo,
  instagram,
  telegram,
  x,
  google,
];
