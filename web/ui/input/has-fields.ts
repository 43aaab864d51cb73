/** Whether something can be filled in on the page: only then is somebody told that it is kept while they sign in again (LOG-07). */
export function hasFields(): boolean {
  return document.querySelector('input:not([type="hidden"]), textarea, select') !== null
}
