import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, findChromium, openDemo } from '../../e2e/pdq-demo/open-demo.ts';
import { compareVideos, hammingDistance, isVideoMatch, parseFrames, parseHash } from './index.ts';
import { FileHasher } from './node/file-hasher.ts';
import { readVectors } from './vectors.ts';

const chromium = findChromium();
const strict = process.env['ANNHI_STRICT'] === '1';
const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const hills = join(import.meta.dirname, 'vectors', 'landscape_480x320.png');

describe.skipIf(!chromium && !strict)('on the device (skipped where Chromium is not installed)', () => {
  let demo: Demo;
  let folder: string;
  let onServer: FileHasher;

  beforeAll(async () => {
    if (!chromium) throw new Error('Chromium is needed: install it or set ANNHI_CHROMIUM');
    folder = await mkdtemp(join(tmpdir(), 'annhi-pdq-device-'));
    onServer = new FileHasher();
    demo = await openDemo(chromium);
  });
  afterAll(async () => {
    await demo?.close();
    await onServer?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  async function write(name: string, content: Uint8Array | string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  test('every picture has the hash that the server gives it: equal from PNG, within 6 bits from JPEG', async () => {
    const vectors = readVectors();
    const onDevice = await demo.hash(vectors.map(({ path }) => path));
    expect(onDevice).toHaveLength(100);
    for (const [i, { path, file }] of vectors.entries()) {
      const { pdq, quality, usable, reason } = await onServer.hash(path);
      const device = onDevice[i]!;
      if (file.endsWith('.png')) {
        expect(device, file).toMatchObject({ file, pdq, quality, usable, reason });
      } else {
        expect(hammingDistance(parseHash(device.pdq!), parseHash(pdq!)), file).toBeLessThanOrEqual(6);
        expect(device, file).toMatchObject({ usable, reason });
      }
    }
  });

  test('other forms are hashed as on the server: WebP, AVIF, CMYK, 16 bits, grey with alpha, EXIF turn, profile', async () => {
    const forms: [string, Buffer][] = [
      ['lossless.webp', await sharp(hills).webp({ lossless: true }).toBuffer()],
      ['lossy.webp', await sharp(hills).webp({ quality: 80 }).toBuffer()],
      ['small.avif', await sharp(hills).avif({ quality: 80, effort: 1 }).toBuffer()],
      ['cmyk.jpg', readFileSync(fixture('hills-cmyk.jpg'))],
      ['sixteen.png', await sharp(hills).toColourspace('rgb16').png().toBuffer()],
      [
        'greyalpha.png',
        await sharp(hills).greyscale().ensureAlpha(0.6).toColourspace('b-w').png().toBuffer(),
      ],
      ['turned.jpg', await sharp(hills).jpeg({ quality: 90 }).withMetadata({ orientation: 6 }).toBuffer()],
      ['turned.png', await sharp(hills).png().withMetadata({ orientation: 8 }).toBuffer()],
      [
        'turned.webp',
        await sharp(hills).webp({ lossless: true }).withMetadata({ orientation: 3 }).toBuffer(),
      ],
      ['wide-colour.jpg', await sharp(hills).withIccProfile('p3').jpeg({ quality: 90 }).toBuffer()],
      ['wide-colour.webp', await sharp(hills).withIccProfile('p3').webp({ lossless: true }).toBuffer()],
      ['wide-colour.png', await sharp(hills).withIccProfile('p3').png().toBuffer()],
    ];
    const paths = await Promise.all(forms.map(([name, bytes]) => write(name, bytes)));
    for (const device of await demo.hash(paths)) {
      const server = await onServer.hash(join(folder, device.file));
      expect(server.usable, device.file).toBe(true);
      expect(device.usable, device.file).toBe(true);
      expect(
        hammingDistance(parseHash(device.pdq!), parseHash(server.pdq!)),
        device.file,
      ).toBeLessThanOrEqual(6);
    }
  });

  test('a video is the same video as on the server, and its progress is seen', async () => {
    await demo.page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(globalThis, { seen });
      const bar = document.querySelector('progress')!;
      new MutationObserver(() => seen.push(bar.value)).observe(bar, {
        attributes: true,
        attributeFilter: ['value'],
      });
    });
    const films = [fixture('pan.mp4'), fixture('pan.webm')];
    const onDevice = await demo.hash(films);
    for (const [i, film] of films.entries()) {
      const device = parseFrames(onDevice[i]!.vpdq!);
      const server = parseFrames((await onServer.hash(film)).vpdq!);
      expect(device.map(({ second }) => second)).toEqual(server.map(({ second }) => second));
      expect(isVideoMatch(compareVideos(device, server), { query: 100, stored: 100 }), basename(film)).toBe(
        true,
      );
    }
    const seen = await demo.page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen);
    expect(new Set(seen).size).toBeGreaterThan(6);
  });

  test('a recording that does not say how long it is, as phones’ browsers make them, is hashed whole', async () => {
    const bytes = readFileSync(fixture('pan.webm'));
    const duration = bytes.indexOf(Buffer.from('448988', 'hex'));
    expect(duration).toBeGreaterThan(0);
    Buffer.from('ec89', 'hex').copy(bytes, duration);
    const path = await write('recording.webm', bytes);
    const [recording] = await demo.hash([path]);
    // Its length is then that of its last frame, 5.97 s: seconds 0 to 5.
    const server = parseFrames((await onServer.hash(path)).vpdq!).slice(0, 6);
    const match = compareVideos(parseFrames(recording!.vpdq!), server);
    expect(match).toEqual({ queryPercent: 100, storedPercent: 100 });
  });

  test('what cannot be hashed gives a named reason, and the next file is hashed', async () => {
    const still = readFileSync(hills);
    const bomb = Buffer.from(still);
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    const bad: [string, string, Uint8Array | string][] = [
      ['cut.jpg', 'damaged', readFileSync(fixture('hills-cmyk.jpg')).subarray(0, 300)],
      ['noise.png', 'damaged', Buffer.concat([still.subarray(0, 33), Buffer.alloc(4000, 0x5a)])],
      ['bomb.png', 'too_many_pixels', bomb],
      ['note.jpg', 'not_media', 'xin chào'],
      ['drawing.png', 'unsupported_format', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
      ['moving.gif', 'unsupported_format', await sharp(hills).gif().toBuffer()],
      ['empty.png', 'empty_file', ''],
      ['cut.mp4', 'video_undecodable', readFileSync(fixture('pan.mp4')).subarray(0, 600)],
      [
        'noise.webm',
        'video_undecodable',
        Buffer.concat([readFileSync(fixture('pan.webm')).subarray(0, 40), Buffer.alloc(4000, 3)]),
      ],
    ];
    const paths = await Promise.all(bad.map(([name, , content]) => write(name, content)));
    const huge = await write('huge.png', still);
    await truncate(huge, 300 * 2 ** 20);
    const results = await demo.hash([...paths, huge, fixture('hills.heic'), hills]);
    expect(results.map(({ file, reason }) => [file, reason])).toEqual([
      ...bad.map(([name, reason]) => [name, reason]),
      ['huge.png', 'file_too_large'],
      ['hills.heic', 'heic_unsupported'],
      [basename(hills), null],
    ]);
    for (const { reason, pdq, usable } of results.slice(0, -1)) {
      expect(reason).not.toBeNull();
      expect({ pdq, usable }).toEqual({ pdq: null, usable: false });
    }
  });

  test('a picture cut short is refused, not hashed as something else', async () => {
    const wholes: [string, Buffer][] = [
      ['a.png', readFileSync(hills)],
      ['b.jpg', await sharp(hills).jpeg({ quality: 90 }).toBuffer()],
      ['c.jpg', await sharp(hills).jpeg({ quality: 90, progressive: true }).toBuffer()],
      ['d.webp', await sharp(hills).webp({ quality: 90 }).toBuffer()],
      ['e.avif', await sharp(hills).avif({ effort: 1 }).toBuffer()],
    ];
    const cuts = wholes.flatMap(([name, bytes]) =>
      [0.2, 0.5, 0.9, 0.999].map((share) =>
        write(`cut-${share}-${name}`, bytes.subarray(0, bytes.length * share)),
      ),
    );
    const results = await demo.hash(await Promise.all(cuts));
    expect(results).toHaveLength(20);
    for (const { file, reason } of results) expect(reason, file).toBe('damaged');
  });

  test('nothing is shown, nothing is sent, nothing is kept', async () => {
    const kept = await demo.page.evaluate(async () => ({
      pictures: document.querySelectorAll('img, video, canvas, picture, object, iframe').length,
      storage: localStorage.length + sessionStorage.length,
      cookies: document.cookie,
      databases: (await indexedDB.databases()).length,
      caches: 'caches' in globalThis ? (await caches.keys()).length : 0,
    }));
    expect(kept).toEqual({ pictures: 0, storage: 0, cookies: '', databases: 0, caches: 0 });
    // All that was ever asked for: the page and its two scripts, by GET, and nothing since.
    for (const request of demo.requests) expect(request).toMatch(/^GET \/(assets\/[\w-]+\.js)?$/);
    const before = demo.requests.length;
    await demo.hash([hills, fixture('pan.mp4')]);
    expect(demo.requests.slice(before)).toEqual([]);
  });

  test('the page cannot send even if its code were replaced', async () => {
    const blocked = await demo.page.evaluate(async () => {
      const attempt = await fetch('/leak').then(
        () => 'sent',
        () => 'blocked',
      );
      return attempt;
    });
    expect(blocked).toBe('blocked');
    expect(demo.requests.some((request) => request.includes('leak'))).toBe(false);
  });

  test('weighs at most 60 kB with the hasher', () => {
    expect(demo.scriptBytes).toBeGreaterThan(1000);
    expect(demo.scriptBytes).toBeLessThanOrEqual(60_000);
  });
});
