import { defineRoom } from '#kernel/actions/room.ts';

export const privacyRoom = defineRoom('privacy', { handlers: [] });
