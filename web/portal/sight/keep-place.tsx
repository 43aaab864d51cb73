import { useLayoutEffect, useState } from 'react'

/**
 * Lets whoever has moved on the first sight, by keys to a link or by thumb down the page, be there still when the page takes its place (UX-05). Stands
 * behind the router, which begins a page at its top.
 */
export function KeepPlace() {
  const [place] = useState(() => places().findIndex((element) => element === document.activeElement))
  const [top] = useState(() => scrollY)
  useLayoutEffect(() => {
    places()[place]?.focus({ preventScroll: true })
    if (top > 0) scrollTo({ top })
  }, [place, top])
  return null
}

/** What can have the focus there; the page has the same in the same order. */
function places(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('#root :is(a, h1, main)')]
}
