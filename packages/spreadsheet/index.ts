export { MAX_FILE_BYTES, MAX_ROWS, readTable } from './read-table.ts';
export type { Cell, ReadOptions, TableAnswer, TableFault, TableRow } from './read-table.ts';
export { writeTable } from './write-table.ts';
export type { CellValue, Column, Sheet } from './write-table.ts';
