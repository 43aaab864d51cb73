/** Words that count what stands before them. */
const COUNTED = '[A-Za-z%]{1,8}|像素|小时|分钟|[年月日天分秒位个门张条份次字元]'

/**
 * What a reader takes in at one look: a day with its time, a month, or a number, masked or not, with the word that it counts. Never so long that
 * a phone has no line for it.
 */
const VALUE = new RegExp(
  `\\d{4}年\\d{1,2}月(?:\\d{1,2}日)?(?: \\d{1,2}:\\d{2})?|\\d[\\d*.,:×/–-]{0,23}(?: ?(?:${COUNTED}))?`,
  'g',
)

/** Parts words into values, which are not to be broken between two lines, and what stands between them. */
export function valuesIn(words: string): { text: string; isValue: boolean }[] {
  const parts: { text: string; isValue: boolean }[] = []
  let end = 0
  for (const { 0: value, index } of words.matchAll(VALUE)) {
    if (index > end) parts.push({ text: words.slice(end, index), isValue: false })
    parts.push({ text: value, isValue: true })
    end = index + value.length
  }
  if (end < words.length) parts.push({ text: words.slice(end), isValue: false })
  return parts
}
