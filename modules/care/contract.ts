/** Counts what a reviewer was exposed to, asks for breaks, and keeps the debrief after an emergency. The only file of this room that other rooms import. */
export {};
