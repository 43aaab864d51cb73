/** The page to go on with: the next one that has yet to be seen, after the last one the first of them. */
export function nextToSee(left: readonly number[], page = 0): number | undefined {
  return left.find((other) => other > page) ?? left[0]
}
