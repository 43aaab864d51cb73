/** The first character of each initial in the pinyin order of CLDR; no syllable begins with i, u or v. */
export const pinyinTexts = {
  firsts: '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥扨它穵夕丫帀',
  letters: 'abcdefghjklmnopqrstwxyz',
} as const
