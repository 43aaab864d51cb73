/** A text as numbers are looked for in it, and where each of its characters stood. */
export interface FoldedText {
  /** Letters and digits in upper-case ASCII, gaps as `-`, everything else as it was typed. */
  text: string
  /** Where the character at this place of `text` begins and ends in what was typed. */
  starts: readonly number[]
  ends: readonly number[]
}

// Invisible characters: copied text has them between digits, and some people put them there on purpose.
const UNSEEN = /^[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}]$/u
const GAP = /^[\s\p{Zs}\p{Pd}\u2212·・•.。．、,，;；:：_/~|'’()（）[\]【】]$/u
const ASCII = /^[0-9A-Z]+$/
const HAN_DIGITS: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'零一二三四五六七八九'].map((sign, digit) => [sign, `${digit}`])),
  ...Object.fromEntries([...'〇壹贰叁肆伍陆柒捌玖'].map((sign, digit) => [sign, `${digit}`])),
  '○': '0',
  幺: '1',
  '×': 'X',
}
const HAN = new RegExp(`[${Object.keys(HAN_DIGITS).join('')}]`)

const FOLDED_ASCII = new Map(
  Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))
    .filter((sign) => !UNSEEN.test(sign))
    .map((sign) => [sign, GAP.test(sign) ? '-' : sign.toUpperCase()]),
)

/** Whether there are numerals in Chinese, which `han` reads as digits. */
export function hasHanDigits(typed: string): boolean {
  return HAN.test(typed)
}

/** Folds width, case, gaps and what cannot be seen; with `han`, numerals in Chinese are digits as well. */
export function foldSigns(typed: string, { han }: { han: boolean }): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let place = 0
  for (const character of typed) {
    const start = place
    place += character.length
    const folded = foldOne(character, han)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(start)
      ends.push(place)
    }
    text += folded
  }
  return { text, starts, ends }
}

/** Nothing for what cannot be seen. */
function foldOne(character: string, han: boolean): string {
  const known = FOLDED_ASCII.get(character)
  if (known) return known
  const digit = han ? HAN_DIGITS[character] : undefined
  if (digit) return digit
  // Nearly every other character of a text: a million cells of an import come through here.
  if (character >= '\u4E00' && character <= '\u9FFF') return character
  if (UNSEEN.test(character)) return ''
  if (GAP.test(character)) return '-'
  const plain = character.normalize('NFKC').toUpperCase()
  return ASCII.test(plain) ? plain : character
}
