interface Field {
  value: string
  maxLength: number
  selectionStart: number | null
  selectionEnd: number | null
}

/** How many characters of a pasted text have no room in a field; what is selected makes room. */
export function cutOf({ value, maxLength, selectionStart, selectionEnd }: Field, pasted: string): number {
  if (maxLength < 0) return 0
  const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0)
  return Math.max(0, value.length - replaced + pasted.length - maxLength)
}
