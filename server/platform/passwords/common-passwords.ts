import { dictionary } from '@zxcvbn-ts/language-common'
import { isPattern } from '#rulebook/password-policy.ts'

const COMMON = new Set<string>(dictionary['passwords-common'])
const SHORTEST = 5
const LONGEST = 16
const AS_LETTERS: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
}
/** Stands for a word of the list: two characters that belong to no pattern. */
const WORD = '\ue000\ue100'

/**
 * Whether the password, or what is left without its trailing digits and signs, is on the list of common ones; or holds words of
 * the list, also with digits for letters, and too little besides.
 */
export function isCommonPassword(password: string): boolean {
  const folded = password.normalize('NFKC').toLowerCase()
  const stem = folded.replace(/[^a-z]+$/, '')
  if (COMMON.has(folded) || (stem.length >= 4 && stem.length >= folded.length - 4 && COMMON.has(stem)))
    return true
  const spelt = folded.replaceAll(/[@4310$5]/g, (sign) => AS_LETTERS[sign] ?? sign)
  return [folded, spelt].some((text) => {
    const rest = withoutWords(text)
    return rest !== text && isPattern(rest)
  })
}

function withoutWords(text: string): string {
  let rest = ''
  for (let from = 0; from < text.length; ) {
    const word = longestWord(text, from)
    rest += word === undefined ? text.charAt(from) : WORD
    from += word?.length ?? 1
  }
  return rest
}

function longestWord(text: string, from: number): string | undefined {
  for (let length = LONGEST; length >= SHORTEST; length -= 1) {
    const word = text.slice(from, from + length)
    if (word.length === length && COMMON.has(word)) return word
  }
  return undefined
}
