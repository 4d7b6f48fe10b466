import { identity, invalid, keptPath } from '../types.ts';
import type { Address, Platform, Reading } from '../types.ts';

const HOST = 'youtube.com';
const VIDEO = /^[A-Za-z0-9_-]{11}$/;
const CODE = /^[A-Za-z0-9_-]+$/;
/** Words of the embedded player that happen to have the eleven characters of a video id. */
const PLAYER_WORDS = new Set(['videoseries', 'live_stream']);

const video = (id: string | null | undefined): Reading =>
  typeof id === 'string' && VIDEO.test(id) && !PLAYER_WORDS.has(id)
    ? identity('YT_VIDEO', HOST, `/watch?v=${id}`)
    : invalid('BAD_ID');

const playlist = (id: string | null): Reading =>
  id !== null && CODE.test(id) ? identity('YT_PLAYLIST', HOST, `/playlist?list=${id}`) : invalid('BAD_ID');

const named = (prefix: string, name: string): Reading =>
  identity('YT_CHANNEL', HOST, `${prefix}${encodeURIComponent(name.toLowerCase().normalize('NFC'))}`);

function readChannel(address: Address, id: string): Reading {
  const post = address.segments[2] === 'community' ? address.parameter('lb') : null;
  return post !== null && CODE.test(post)
    ? identity('YT_POST', HOST, `/post/${post}`)
    : identity('YT_CHANNEL', HOST, `/channel/${id}`);
}

export const youtube: Platform = {
  mainHost: HOST,
  owns: (host) =>
    /^(?:www\.|m\.|music\.)?youtube\.com$/.test(host) ||
    /^(?:www\.)?(?:youtu\.be|youtube-nocookie\.com|youtubekids\.com)$/.test(host),
  carried: (address) => {
    const path = address.segments.join('/');
    if (path === 'redirect') return address.parameter('q');
    return path === 'attribution_link' ? address.parameter('u') : null;
  },
  read: (address) => {
    const [first, second] = address.segments;
    if (first === undefined) return identity('PLATFORM_HOME', HOST, '/');
    if (address.host.endsWith('youtu.be')) return video(first);
    if (first === 'watch') return video(address.parameter('v') ?? second);
    if (first === 'playlist') return playlist(address.parameter('list'));
    if (first === 'embed' && second === 'videoseries') return playlist(address.parameter('list'));
    if (/^(?:shorts|embed|live|v|e)$/.test(first)) return video(second);
    if (/^@./u.test(first)) return named('/@', first.slice(1));
    if (second !== undefined) {
      if (first === 'c' || first === 'user') return named(`/${first}/`, second);
      if (first === 'channel' && CODE.test(second)) return readChannel(address, second);
      if (first === 'post' && CODE.test(second)) return identity('YT_POST', HOST, `/post/${second}`);
      if (first === 'clip' && CODE.test(second)) return identity('YT_CLIP', HOST, `/clip/${second}`);
    }
    return keptPath('YT_OTHER', HOST, address);
  },
};
