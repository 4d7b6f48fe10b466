import { defineRoom } from '#kernel/actions/room.ts';

export const coordinationRoom = defineRoom('coordination', { handlers: [] });
