/** The name as the directory searches it. */
export { foldName } from '#modules/directory/schemas.ts';
