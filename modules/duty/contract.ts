/** Rings the person on duty until a person answers, and says beforehand when nobody will. The only file of this room that other rooms import. */
export {};
