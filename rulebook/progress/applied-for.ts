/** Applications that are not decided yet: the course that each is about, and its id. */
export type AppliedFor = ReadonlyMap<string, string>
