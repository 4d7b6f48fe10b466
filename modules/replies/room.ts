import { defineRoom } from '#kernel/actions/room.ts';

export const repliesRoom = defineRoom('replies', { handlers: [] });
