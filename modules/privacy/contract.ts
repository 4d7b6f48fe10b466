/** Data-subject requests, erasure with certificate, legal hold. The only file of this room that other rooms import. */
export {};
