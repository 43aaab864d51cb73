/** How many photographs are shown on a page. */
export const ON_PAGE = 24
/** The most pages that have to be opened, of 1,200 photographs: about twenty-five minutes, at a second for each photograph. */
const MOST = 50

/**
 * The pages that the second officer opens before they apply a batch (decision 0096): all of them, or of more than fifty those whose lots come
 * first. Nobody but the server knows the lots, so that nobody puts a photograph where it is not looked at.
 */
export function pagesToSee(pages: number, lotOf: (page: number) => Buffer): number[] {
  const all = Array.from({ length: pages }, (_, place) => place + 1)
  if (pages <= MOST) return all
  const drawn = all
    .map((page) => ({ page, lot: lotOf(page) }))
    .toSorted((one, other) => Buffer.compare(one.lot, other.lot))
    .slice(0, MOST)
  return drawn.map(({ page }) => page).toSorted((one, other) => one - other)
}
