import { defineRoom } from '#kernel/actions/room.ts';

export const dutyRoom = defineRoom('duty', { handlers: [] });
