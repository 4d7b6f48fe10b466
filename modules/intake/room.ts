import { defineRoom } from '#kernel/actions/room.ts';

export const intakeRoom = defineRoom('intake', { handlers: [] });
