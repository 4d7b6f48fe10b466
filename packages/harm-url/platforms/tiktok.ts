import { identity, invalid, keptPath } from '../types.ts';
import type { Address, Platform, Reading } from '../types.ts';

const HOST = 'tiktok.com';
const DIGITS = /^\d+$/;

/** Old and embedded forms that name a video without its user. */
function videoWithoutUser(address: Address): string | null {
  const path = address.segments.join('/');
  return (
    /^(?:v\/(\d+)\.html|embed\/(?:v2\/)?(\d+)|player\/v1\/(\d+)|share\/video\/(\d+)|video\/(\d+))$/
      .exec(path)
      ?.slice(1)
      .find((id) => id !== undefined) ?? null
  );
}

function readUser(user: string, word: string | undefined, id: string): Reading {
  if (word === 'video') {
    return DIGITS.test(id) ? identity('TIKTOK_VIDEO', HOST, `/@${user}/video/${id}`) : invalid('BAD_ID');
  }
  if (word === 'photo' && DIGITS.test(id)) return identity('TIKTOK_PHOTO', HOST, `/@${user}/photo/${id}`);
  if (word === 'live') return identity('TIKTOK_LIVE', HOST, `/@${user}/live`);
  return identity('TIKTOK_PROFILE', HOST, `/@${user}`);
}

export const tiktok: Platform = {
  mainHost: HOST,
  owns: (host) => /^(?:www\.|m\.)?tiktok\.com$/.test(host),
  carried: () => null,
  read: (address) => {
    const [first, second, third = ''] = address.segments;
    if (first === undefined) return identity('PLATFORM_HOME', HOST, '/');
    const user = /^@([a-z0-9._]+)$/.exec(first.toLowerCase())?.[1];
    if (user !== undefined) return readUser(user, second, third);
    const isCode = first === 't' && second !== undefined && address.segments.length === 2;
    if (isCode) return keptPath('SHORT_LINK', HOST, address);
    const id = videoWithoutUser(address);
    return id === null
      ? keptPath('TIKTOK_OTHER', HOST, address)
      : identity('TIKTOK_VIDEO', HOST, `/video/${id}`);
  },
};
