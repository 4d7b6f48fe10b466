import { bind, defineRoom } from '#kernel/actions/room.ts';
import { getBoardHandler } from './actions/get-board.ts';
import { getBoardSheetHandler } from './actions/get-board-sheet.ts';
import * as contract from './contract.ts';

export const monitoringRoom = defineRoom('monitoring', {
  handlers: [bind(contract.getBoard, getBoardHandler), bind(contract.getBoardSheet, getBoardSheetHandler)],
});
