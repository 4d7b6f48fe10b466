import type { Room } from '#kernel/actions/room.ts';
import { mailRoom } from '#kernel/mail/mail.ts';
import { noTransport } from '#kernel/mail/transport.ts';
import { rooms } from '#platform/rooms.ts';

/** The rooms as the server composes them, with nobody who carries letters. */
export const everyRoom: readonly Room[] = [mailRoom(noTransport), ...rooms];
