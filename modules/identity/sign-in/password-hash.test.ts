import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '#kernel/testing/database.ts';
import { createPasswordHasher, createTurns } from './password-hash.ts';

const test = useTestDatabase();
const cost = { n: 1024, r: 8, p: 1 };

describe('a stored password', () => {
  it('is recognised, however the keyboard composes its accents, and nothing else is', async () => {
    const hasher = createPasswordHasher(test.keys, cost);
    const stored = await hasher.hash('mèo mướp ngủ'.normalize('NFD'));
    expect(await hasher.verify('mèo mướp ngủ'.normalize('NFC'), stored)).toBe(true);
    expect(await hasher.verify('meo muop ngu', stored)).toBe(false);
    expect(await hasher.verify('mèo mướp ngủ', null)).toBe(false);
  });

  it('is another text each time and carries its cost, so that a later cost does not shut anybody out', async () => {
    const hasher = createPasswordHasher(test.keys, cost);
    const [one, two] = [await hasher.hash('cùng một mật khẩu'), await hasher.hash('cùng một mật khẩu')];
    expect(one).not.toBe(two);
    expect(one).toMatch(/^scrypt\$1024\$8\$1\$/);
    expect(
      await createPasswordHasher(test.keys, { n: 2048, r: 8, p: 1 }).verify('cùng một mật khẩu', one),
    ).toBe(true);
  });

  it('cannot be guessed from the database without the key store', async () => {
    const stored = await createPasswordHasher(test.keys, cost).hash('cùng một mật khẩu');
    const elsewhere = { purpose: () => Buffer.alloc(32) } as unknown as typeof test.keys;
    expect(await createPasswordHasher(elsewhere, cost).verify('cùng một mật khẩu', stored)).toBe(false);
  });
});

describe('a flood of sign-ins', () => {
  it('is worked off two at a time, and refused in words when too many wait', async () => {
    const takeTurn = createTurns(2, 3);
    let running = 0;
    let most = 0;
    const ends: (() => void)[] = [];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise<void>((resolve) => ends.push(resolve));
      running -= 1;
      return 'done';
    };
    const taken = Array.from({ length: 5 }, () => takeTurn(work));
    await expect(takeTurn(work)).rejects.toMatchObject({ reason: 'SIGN_IN_BUSY' });
    const finish = async () => {
      for (let end = ends.shift(); end; end = ends.shift()) {
        end();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    await finish();
    expect(await Promise.all(taken)).toEqual(Array<string>(5).fill('done'));
    expect(most).toBe(2);
    await expect(takeTurn(() => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    expect(await takeTurn(() => Promise.resolve('free again'))).toBe('free again');
  });
});
