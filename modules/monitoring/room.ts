import { defineRoom } from '#kernel/actions/room.ts';

export const monitoringRoom = defineRoom('monitoring', { handlers: [] });
