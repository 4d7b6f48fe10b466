/** Under this name an address carries what was typed to find an office: never the name of a person. */
export const officeQuery = 'co-quan';
