/** Counts and times, without names, small cells suppressed. The only file of this room that other rooms import. */
export {};
