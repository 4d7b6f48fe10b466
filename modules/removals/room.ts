import { bind, defineRoom } from '#kernel/actions/room.ts';
import { countOpenRequestsHandler } from './actions/count-open-requests.ts';
import { countOpenRequests } from './contract.ts';

export const removalsRoom = defineRoom('removals', { handlers: [bind(countOpenRequests, countOpenRequestsHandler)] });
