/** A text as numbers are looked for in it, and where each of its characters stood. */
export interface FoldedText {
  /** Letters and digits in upper-case ASCII, gaps as `-`, everything else as it was typed. */
  text: string
  /** Where the character at this place of `text` begins and ends in what was typed. */
  starts: readonly number[]
  ends: readonly number[]
}

// Characters that show nothing: they are between digits in copied text, or were put there on purpose.
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

/** Folds width, case, gaps and what cannot be seen; with `han`, numerals in Chinese are digits as well. */
export function foldSigns(typed: string, { han }: { han: boolean }): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  let text = ''
  let place = 0
  for (const character of typed) {
    const start = place
    place += character.length
    if (UNSEEN.test(character)) continue
    const folded = foldOne(character, han)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(start)
      ends.push(place)
    }
    text += folded
  }
  return { text, starts, ends }
}

function foldOne(character: string, han: boolean): string {
  if (GAP.test(character)) return '-'
  const digit = han ? HAN_DIGITS[character] : undefined
  if (digit) return digit
  const plain = character.normalize('NFKC').toUpperCase()
  return ASCII.test(plain) ? plain : character
}
