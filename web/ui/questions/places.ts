/** The event with which a link asks for a place that may be hidden. */
export const REVEAL = 'kj-reveal'

/** Shows the question that holds the element, or the first one in it, and then moves the focus there. */
export function goToPlace(element: HTMLElement, block: ScrollLogicalPosition): void {
  const move = () => {
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block })
  }
  element.dispatchEvent(new Event(REVEAL, { bubbles: true }))
  // A hidden element takes no focus: what was hidden is shown with the next frame.
  if (element.closest('[hidden]') === null && element.offsetParent !== null) move()
  else requestAnimationFrame(() => requestAnimationFrame(move))
}

/** Sorts questions by their place on the page, whenever each came. */
export function inOrder(questions: readonly HTMLElement[]): HTMLElement[] {
  return questions.toSorted((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  )
}
