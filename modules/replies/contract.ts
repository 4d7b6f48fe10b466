/** Messages between an office and one informant, opened by the informant's secret word only. The only file of this room that other rooms import. */
export {};
