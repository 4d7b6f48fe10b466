/** Staff entry for telephone, 111, visits, letters and Zalo, and the exchange with 111. The only file of this room that other rooms import. */
export {};
