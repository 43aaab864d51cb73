const PINYIN = new Intl.Collator('zh-u-co-pinyin')

/**
 * Orders names by pinyin, Han before Latin (UX-02; the zh order of Unicode CLDR). Characters without a reading, most of
 * those beyond the first plane, come last in a fixed order. Only identical names are equal, so that a list is always sorted
 * the same way. Surnames with an unusual reading (单, 曾) stand where the character's common reading puts them. Browsers may
 * order rare characters differently, so a list that is cut into pages is sorted in one place.
 */
export function compareNames(a: string, b: string): number {
  return PINYIN.compare(a, b) || Number(a > b) - Number(a < b)
}
