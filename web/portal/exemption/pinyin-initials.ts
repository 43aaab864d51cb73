import { pinyinTexts as texts } from './pinyin.texts.ts'

const order = new Intl.Collator('zh-Hans-CN-u-co-pinyin')
const firsts = [...texts.firsts]

/**
 * The initials of a Chinese name: 「英语」 is `yy`. Read off the browser's own pinyin order, for plans that came without
 * them; a character of two readings counts by its commoner one.
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
