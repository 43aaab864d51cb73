/** The set with the member taken out if it was in, and put in if it was not. */
export function toggled(set: ReadonlySet<string>, member: string): ReadonlySet<string> {
  return set.has(member) ? new Set([...set].filter((one) => one !== member)) : new Set([...set, member])
}
