import { createPlatform, type Platform } from '#kernel/actions/platform.ts';
import type { Room } from '#kernel/actions/room.ts';
import { systemClock } from '#kernel/clock/clock.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import { noTransport } from '#kernel/mail/transport.ts';
import type { TestDatabase } from '#kernel/testing/database.ts';
import { rooms } from '#platform/rooms.ts';

/** The rooms as the server composes them, with nobody who carries letters. */
const everyRoom: readonly Room[] = [mailRoom(noTransport), ...rooms];

/** The platform with every room, by the real clock. */
export function benchPlatform({ database, keys }: Pick<TestDatabase, 'database' | 'keys'>): Platform {
  return createPlatform(
    { database, keys, clock: systemClock(), mode: 'demo', origin: () => 'http://127.0.0.1' },
    everyRoom,
  );
}
