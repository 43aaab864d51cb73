/** How many runs of pages a sentence names; the rest is counted. */
const NAMED = 6

/** Names pages in words, runs of them by their ends: 3–7、9. Of many runs the first ones, which is where to go on. */
export function pageRanges(pages: readonly number[]): string {
  const runs: { first: number; last: number }[] = []
  for (const page of pages) {
    const run = runs.at(-1)
    if (run?.last === page - 1) run.last = page
    else runs.push({ first: page, last: page })
  }
  const named = runs
    .slice(0, NAMED)
    .map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`))
  return `第 ${named.join('、')} 页${runs.length > NAMED ? '等' : ''}`
}
