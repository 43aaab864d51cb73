/** The beginning of a text, `length` code units at most; a rare character that would be cut in half is left out. */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text
  return text.slice(0, isHigh(text.charCodeAt(length - 1)) ? length - 1 : length)
}

/** The end of a text, `length` code units at most; a rare character that would be cut in half is left out. */
export function endingOf(text: string, length: number): string {
  if (text.length <= length) return text
  const from = text.length - length
  return text.slice(isHigh(text.charCodeAt(from - 1)) ? from + 1 : from)
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}
