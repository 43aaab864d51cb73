import { pinyinTexts as texts } from './pinyin.texts.ts'

const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const firsts = [...texts.firsts]

/**
 * Derives the pinyin initials of a Chinese name (「英语」 is `yy`) from the browser's pinyin sort order, for plans that
 * lack them. A character with two readings counts by its more common reading.
 */
export function pinyinInitials(name: string): string {
  return [...name]
    .filter((character) => /\p{Script=Han}/u.test(character))
    .map((character) => {
      const place = firsts.findLastIndex((first) => order.compare(first, character) <= 0)
      return texts.letters[place] ?? ''
    })
    .join('')
}
