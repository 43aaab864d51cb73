/**
 * Refs for a bar that sticks to an edge of the screen, or of the dialog that it is in, in as many lines as its words take. It tells what scrolls
 * below it how high it is, so that nothing takes the focus behind it (UX-01, WCAG 2.2, 2.4.11; `scroll-padding` in `ui.css`).
 */
export const stickyAtTop = stickyAt('top')
export const stickyAtBottom = stickyAt('bottom')

/** The same for the head of a dialog, which the library draws: a ref for the title in it. */
export const titleAtTop = (title: HTMLElement | null) => stickyAtTop(title?.closest('header') ?? null)

function stickyAt(edge: 'top' | 'bottom') {
  const property = `--kj-sticky-${edge}`
  return (bar: HTMLElement | null) => {
    if (!bar) return undefined
    const { style } = bar.closest<HTMLElement>('[role="dialog"]') ?? document.documentElement
    const watch = new ResizeObserver(() => {
      style.setProperty(property, `${bar.offsetHeight}px`)
      uncoverFocus(bar)
    })
    watch.observe(bar)
    return () => {
      watch.disconnect()
      style.removeProperty(property)
    }
  }
}

/** The bar may appear, or grow, over what has the focus: over the row that was just chosen. */
function uncoverFocus(bar: HTMLElement): void {
  const focused = document.querySelector(':focus-visible')
  if (!focused || bar.contains(focused)) return
  const { top, bottom } = focused.getBoundingClientRect()
  const covered = bar.getBoundingClientRect()
  // What fills the screen is seen above the bar anyway.
  const isSmall = bottom - top < window.innerHeight / 2
  if (isSmall && top < covered.bottom && bottom > covered.top) focused.scrollIntoView({ block: 'nearest' })
}
