import { defineRoom } from '#kernel/actions/room.ts';

export const careRoom = defineRoom('care', { handlers: [] });
