import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileHash } from '../file-hash.ts';
import { compareVideos, hammingDistance, isVideoMatch, parseFrames, parseHash } from '../index.ts';
import { FileHasher, type FileLimits } from './file-hasher.ts';

const vectors = join(import.meta.dirname, '../vectors');
const fixtures = join(import.meta.dirname, '../fixtures');
const hills = join(vectors, 'landscape_480x320.png');
const hillsHash = '3f6b2eec209ca096b013bfa33fe66cb464b4a0129b439a4b5a4b5a4d65bca5b6';
const hasFfmpeg = spawnSync('ffmpeg', ['-version']).status === 0;
const strict = process.env['ANNHI_STRICT'] === '1';

let folder: string;
let hasher: FileHasher;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'annhi-pdq-'));
  hasher = new FileHasher();
});
afterAll(async () => {
  await hasher.close();
  await rm(folder, { recursive: true });
});

async function write(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const hashOf = async (name: string, content: Uint8Array | string) => hasher.hash(await write(name, content));
const refusal = (reason: string) => ({ pdq: null, quality: null, usable: false, reason });

async function withLimits(
  limits: Partial<FileLimits>,
  act: (limited: FileHasher) => Promise<void>,
): Promise<void> {
  const limited = new FileHasher(limits);
  try {
    await act(limited);
  } finally {
    await limited.close();
  }
}

/** A PNG that says any size, with as many rows of zeros as are asked for. */
function png(width: number, height: number, rows: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const frame = Buffer.alloc(8);
    frame.writeUInt32BE(data.length, 0);
    frame.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
  };
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  const pixels = deflateSync(Buffer.alloc(rows * (1 + width * 3)));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('a picture in any of the accepted forms', () => {
  test('is hashed', async () => {
    expect(await hasher.hash(hills)).toEqual({
      file: hills,
      pdq: hillsHash,
      quality: 69,
      usable: true,
      reason: null,
    });
  });

  test('has the same hash without loss: alpha, palette, 16 bits, WebP, rotated by EXIF only', async () => {
    const forms = {
      'alpha.png': sharp(hills).ensureAlpha(0.5).png(),
      'sixteen.png': sharp(hills).toColourspace('rgb16').png(),
      'lossless.webp': sharp(hills).webp({ lossless: true }),
      'turned.png': sharp(hills).withMetadata({ orientation: 6 }).png(),
    };
    for (const [name, form] of Object.entries(forms)) {
      expect(await hashOf(name, await form.toBuffer()), name).toMatchObject({ pdq: hillsHash, usable: true });
    }
  });

  test('is near with loss: JPEG, WebP, AVIF, a colour profile, a palette', async () => {
    const forms = {
      'q90.jpg': sharp(hills).jpeg({ quality: 90 }),
      'progressive.jpg': sharp(hills).jpeg({ quality: 90, progressive: true }),
      'lossy.webp': sharp(hills).webp({ quality: 85 }),
      'small.avif': sharp(hills).avif({ quality: 80, effort: 1 }),
      'palette.png': sharp(hills).png({ palette: true }),
    };
    for (const [name, form] of Object.entries(forms)) {
      const { pdq, usable } = await hashOf(name, await form.toBuffer());
      expect(usable, name).toBe(true);
      expect(hammingDistance(parseHash(pdq!), parseHash(hillsHash)), name).toBeLessThanOrEqual(10);
    }
  });

  test('is one grey picture, whether grey, 16-bit grey or grey with alpha', async () => {
    const grey = sharp(hills).greyscale();
    const forms = {
      'grey.png': grey.clone().png(),
      'grey16.png': grey.clone().toColourspace('grey16').png(),
      'greyalpha.png': grey.clone().ensureAlpha(0.3).toColourspace('b-w').png(),
    };
    const found = new Set<string | null>();
    for (const [name, form] of Object.entries(forms))
      found.add((await hashOf(name, await form.toBuffer())).pdq);
    expect(found.size).toBe(1);
  });

  test('in CMYK is converted as other programs do it, without a profile', async () => {
    // Made once with ffmpeg and Chromium, which agree.
    const expected = 'ff690e6c008fa096a410bf213fe74efc6cbca01292139b4b5a4f5a5d673da5b0';
    expect(await hasher.hash(join(fixtures, 'hills-cmyk.jpg'))).toMatchObject({ pdq: expected, quality: 95 });
  });

  test('is opened by its bytes under any name', async () => {
    const bytes = readFileSync(hills);
    for (const name of [
      'renamed.jpg',
      'renamed.txt',
      'renamed.mp4',
      'tên lạ \u202e\n.gif',
      '-rf',
      'file:x|y',
    ]) {
      expect(await hashOf(name, bytes), name).toMatchObject({ pdq: hillsHash });
    }
  });

  test('that shows nothing keeps its hash and says why it is not usable', async () => {
    const stripes = await hasher.hash(join(vectors, 'stripes_512x256.png'));
    expect(stripes).toMatchObject({ quality: 100, usable: false, reason: 'tie' });
    expect(stripes.pdq).toMatch(/^[0-9a-f]{64}$/);
    expect(await hasher.hash(join(vectors, 'noise_rgb_4x4.png'))).toMatchObject({
      usable: false,
      reason: 'too_small',
    });
  });
});

describe('a file that is no good picture is refused by name', () => {
  test('missing, a folder, a device, a named pipe, empty', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(await hasher.hash(join(folder, 'nowhere.png'))).toMatchObject(refusal('not_found'));
    expect(await hasher.hash(join(hills, 'inside'))).toMatchObject(refusal('not_found'));
    expect(await hasher.hash(folder)).toMatchObject(refusal('unreadable'));
    expect(await hasher.hash('/dev/zero')).toMatchObject(refusal('unreadable'));
    expect(await hasher.hash(pipe)).toMatchObject(refusal('unreadable'));
    expect(await hashOf('empty.jpg', '')).toMatchObject(refusal('empty_file'));
  });

  test('text, SVG, GIF, TIFF', async () => {
    expect(await hashOf('note.jpg', 'xin chào')).toMatchObject(refusal('not_media'));
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" width="99" height="99"><rect width="50" height="50"/></svg>';
    expect(await hashOf('shape.png', svg)).toMatchObject(refusal('unsupported_format'));
    expect(await hashOf('hidden.png', `   ${svg}`)).toMatchObject(refusal('not_media'));
    for (const format of ['gif', 'tiff'] as const) {
      const bytes = await sharp(hills).toFormat(format).toBuffer();
      expect(await hashOf(`picture.${format}`, bytes)).toMatchObject(refusal('unsupported_format'));
    }
  });

  test('HEIC, which this decoder cannot open', async () => {
    expect(await hasher.hash(join(fixtures, 'hills.heic'))).toMatchObject(refusal('heic_unsupported'));
  });

  test('animated: WebP and PNG', async () => {
    const frames = await sharp({ create: { width: 64, height: 128, channels: 3, background: 'teal' } })
      .raw()
      .toBuffer();
    for (let i = 64 * 64 * 3; i < frames.length; i++) frames[i] = i & 255;
    const webp = await sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
      .webp({ loop: 0 })
      .toBuffer();
    expect(await hashOf('moving.webp', webp)).toMatchObject(refusal('animated'));
    const still = readFileSync(hills);
    const control = Buffer.from(
      '00000008' + Buffer.from('acTL').toString('hex') + '0000000200000000' + '00000000',
      'hex',
    );
    const apng = Buffer.concat([still.subarray(0, 33), control, still.subarray(33)]);
    expect(await hashOf('moving.png', apng)).toMatchObject(refusal('animated'));
  });

  test('cut short at any place, or with noise inside', async () => {
    for (const name of ['landscape_480x320.png', 'landscape_480x320__q60.jpg']) {
      const bytes = readFileSync(join(vectors, name));
      for (const share of [0.001, 0.01, 0.3, 0.7, 0.97]) {
        const part = bytes.subarray(0, Math.max(12, Math.floor(bytes.length * share)));
        expect(await hashOf(`cut-${share}-${name}`, part), `${name} ${share}`).toMatchObject(
          refusal('damaged'),
        );
      }
    }
    const noise = Buffer.concat([readFileSync(hills).subarray(0, 33), Buffer.alloc(5000, 0xa7)]);
    expect(await hashOf('noise.png', noise)).toMatchObject(refusal('damaged'));
  });

  test('a bomb: sizes beyond belief, before anything is decoded', async () => {
    expect(await hashOf('bomb.png', png(100_000, 100_000, 1))).toMatchObject(refusal('too_many_pixels'));
    expect(await hashOf('bomb2.png', png(60_000, 60_000, 1))).toMatchObject(refusal('too_many_pixels'));
    expect(await hashOf('nothing.png', png(0, 0, 0))).toMatchObject(refusal('bad_size'));
    const jpeg = readFileSync(join(vectors, 'landscape_480x320__q60.jpg'));
    const frame = jpeg.indexOf(Buffer.from('ffc0', 'hex'));
    jpeg.writeUInt16BE(65_000, frame + 5);
    jpeg.writeUInt16BE(65_000, frame + 7);
    expect(await hashOf('bomb.jpg', jpeg)).toMatchObject(refusal('too_many_pixels'));
  });
});

describe('limits', () => {
  test('a picture that needs too much memory is stopped; the next one is hashed', async () => {
    const greedy = await write('greedy.png', png(9000, 9000, 9000));
    await withLimits({ memoryBytes: 100 * 2 ** 20 }, async (limited) => {
      expect(await limited.hash(greedy)).toMatchObject(refusal('memory_limit'));
      expect(await limited.hash(hills)).toMatchObject({ pdq: hillsHash });
    });
  });

  test('a picture file that is too long is not read', async () => {
    const long = await write('long.png', readFileSync(hills));
    await truncate(long, 300 * 2 ** 20);
    expect(await hasher.hash(long)).toMatchObject(refusal('file_too_large'));
  });

  test('a decoder that dies or hangs costs one file, no more', async () => {
    await withLimits({ pictureSeconds: 0.1 }, async (limited) => {
      const hash = () => limited.hash(hills);
      expect(await signalled(hash, 'SIGKILL')).toMatchObject(refusal('decoder_died'));
      expect(await signalled(hash, 'SIGSTOP')).toMatchObject(refusal('time_limit'));
    });
    expect(await hasher.hash(hills)).toMatchObject({ pdq: hillsHash });
  });

  test('questions asked at once are answered each by its own file', async () => {
    const names = readdirSync(vectors).filter((name) => name.startsWith('shapes'));
    const together = await Promise.all(names.map((name) => hasher.hash(join(vectors, name))));
    for (const [i, name] of names.entries())
      expect(together[i]).toEqual(await hasher.hash(join(vectors, name)));
  });

  test('the decoder sees none of our environment', async () => {
    const spy = await write('spy.sh', '#!/bin/sh\nenv > "$(dirname "$0")/seen"\n');
    await chmod(spy, 0o755);
    process.env['ANNHI_TEST_SECRET'] = 'sesame';
    await withLimits({ ffmpeg: spy }, async (limited) => {
      expect(await limited.hash(join(fixtures, 'pan.mp4'))).toMatchObject(refusal('video_undecodable'));
    });
    delete process.env['ANNHI_TEST_SECRET'];
    expect(readFileSync(join(folder, 'seen'), 'utf8')).not.toContain('sesame');
  });
});

/** Our children whose command line says `word` (Linux: read from /proc). */
function childrenNamed(word: string): number[] {
  const isOurs = (pid: number) => {
    try {
      const parent = Number(/\) . (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
      return parent === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  };
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(isOurs);
}

/** Starts hashing and sends a signal to the decoder that starts for it, long before it can answer. */
async function signalled(act: () => Promise<FileHash>, signal: NodeJS.Signals): Promise<FileHash> {
  const before = new Set(childrenNamed('hash-worker'));
  const result = act();
  for (;;) {
    const pid = childrenNamed('hash-worker').find((child) => !before.has(child));
    if (pid !== undefined) {
      process.kill(pid, signal);
      return result;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('video without ffmpeg', () => {
  test('is refused by name', async () => {
    await withLimits({ ffmpeg: '/nonexistent/ffmpeg' }, async (limited) => {
      expect(await limited.hash(join(fixtures, 'pan.mp4'))).toMatchObject(refusal('ffmpeg_missing'));
    });
  });

  test('a decoder that hangs, babbles or says nothing is stopped', async () => {
    const fake = async (script: string) => {
      const path = await write('fake.sh', `#!/bin/sh\n${script}\n`);
      await chmod(path, 0o755);
      return path;
    };
    const film = join(fixtures, 'pan.mp4');
    await withLimits({ ffmpeg: await fake('sleep 60'), videoSeconds: 1 }, async (limited) => {
      expect(await limited.hash(film)).toMatchObject(refusal('time_limit'));
    });
    await withLimits({ ffmpeg: await fake('while :; do echo nonsense; done') }, async (limited) => {
      expect(await limited.hash(film)).toMatchObject(refusal('video_undecodable'));
    });
    await withLimits({ ffmpeg: await fake('printf "P6\\n99999 99999\\n255\\n"') }, async (limited) => {
      expect(await limited.hash(film)).toMatchObject(refusal('too_many_pixels'));
    });
    await withLimits({ ffmpeg: await fake('printf "P6\\n64 64\\n255\\nshort"') }, async (limited) => {
      expect(await limited.hash(film)).toMatchObject(refusal('video_undecodable'));
    });
  });
});

describe.skipIf(!hasFfmpeg && !strict)('video with ffmpeg (skipped where ffmpeg is not installed)', () => {
  test('is hashed by the frame shown at each whole second', async () => {
    const film = await hasher.hash(join(fixtures, 'pan.mp4'));
    expect(film).toMatchObject({ pdq: null, usable: true, reason: null });
    const frames = parseFrames(film.vpdq!);
    expect(frames.map(({ second }) => second)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    const again = join(folder, 'shown.png');
    // 29.97 frames a second: at 2.000 s frame 59 (1.969 s) is still shown.
    execFileSync('ffmpeg', [
      '-v',
      'error',
      '-y',
      '-i',
      film.file,
      '-vf',
      'select=eq(n\\,59)',
      '-frames:v',
      '1',
      again,
    ]);
    const shown = await hasher.hash(again);
    expect(hammingDistance(frames[2]!.hash, parseHash(shown.pdq!))).toBeLessThanOrEqual(4);
  });

  test('in another codec and container is the same video', async () => {
    const mp4 = parseFrames((await hasher.hash(join(fixtures, 'pan.mp4'))).vpdq!);
    const webm = parseFrames((await hasher.hash(join(fixtures, 'pan.webm'))).vpdq!);
    expect(isVideoMatch(compareVideos(mp4, webm), { query: 80, stored: 80 })).toBe(true);
  });

  test('cut short gives the frames that are left; without its index it is refused', async () => {
    const bytes = readFileSync(join(fixtures, 'pan.webm'));
    const half = await hashOf('half.webm', bytes.subarray(0, bytes.length / 2));
    expect(half.vpdq!.length).toBeGreaterThan(1);
    expect(half.vpdq!.length).toBeLessThan(7);
    expect(await hashOf('head.mp4', readFileSync(join(fixtures, 'pan.mp4')).subarray(0, 500))).toMatchObject(
      refusal('video_undecodable'),
    );
  });

  test('a playlist in a film’s clothes opens no other file', async () => {
    const secret = await write('secret.png', readFileSync(hills));
    for (const list of [
      `#EXTM3U\n#EXTINF:1,\nfile://${secret}\n`,
      `ffconcat version 1.0\nfile '${secret}'\n`,
    ]) {
      expect(await hashOf('list.mp4', list)).toMatchObject(refusal('not_media'));
      const disguised = Buffer.concat([
        Buffer.from('00000010667479706d70343200000000', 'hex'),
        Buffer.from(list),
      ]);
      expect(await hashOf('disguised.mp4', disguised)).toMatchObject(refusal('video_undecodable'));
    }
  });

  test('sound without pictures is refused', async () => {
    const tone = join(folder, 'tone.mp4');
    execFileSync('ffmpeg', ['-v', 'error', '-y', '-f', 'lavfi', '-i', 'sine=d=1', '-c:a', 'aac', tone]);
    expect(await hasher.hash(tone)).toMatchObject(refusal('video_undecodable'));
  });
});

test('a folder name with odd letters does no harm', async () => {
  const odd = join(folder, '$(touch pwned); "x" %d');
  await mkdir(odd);
  await writeFile(join(odd, 'a.png'), readFileSync(hills));
  expect(await hasher.hash(join(odd, 'a.png'))).toMatchObject({ pdq: hillsHash });
  if (hasFfmpeg) {
    await writeFile(join(odd, 'a.mp4'), readFileSync(join(fixtures, 'pan.mp4')));
    expect(await hasher.hash(join(odd, 'a.mp4'))).toMatchObject({ usable: true });
  }
});
