/** Hands steps of a file from office to office, each with one named person, one purpose and one due time. The only file of this room that other rooms import. */
export {};
