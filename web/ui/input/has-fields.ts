/** What narrows or arranges the page: a search, a switch that works at once, and all that is marked so. Nobody fills it in to be sent. */
const VIEW_ONLY = '[type="search"], [role="switch"], [data-view-only], [data-view-only] *'

/** A row that may be chosen is no entry before it is. */
const EMPTY = '[type="hidden"], [type="checkbox"]:not(:checked)'

/**
 * Whether something can be filled in on the page: only then is somebody told that it is kept while they sign in again (LOG-07).
 */
export function hasFields(): boolean {
  return document.querySelector(`:is(input, textarea, select):not(${VIEW_ONLY}, ${EMPTY})`) !== null
}
