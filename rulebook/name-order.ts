const PINYIN = new Intl.Collator('zh-u-co-pinyin')

/**
 * The order of a list of names: by pinyin, Han before Latin (UX-02; the zh order of Unicode CLDR). Characters
 * without a reading, most of those beyond the first plane, come after the others, each in its fixed place; only
 * identical names are equal, so that a sorted list is always the same list. Surnames read unusually (单, 曾) stand
 * where the character's common reading puts them. Two versions of a browser may differ in rare characters: what
 * is cut into pages is sorted in one place.
 */
export function compareNames(a: string, b: string): number {
  return PINYIN.compare(a, b) || Number(a > b) - Number(a < b)
}
