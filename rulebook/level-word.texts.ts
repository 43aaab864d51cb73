/** The levels (层次) of the plans; a plan of 本科 is 专升本 in self-study examinations. */
const LEVEL_WORDS: Readonly<Record<string, string>> = { zhuanke: '专科', benke: '专升本' }

/** The word for a plan's level on every screen and paper; a code that the list lacks is shown unchanged. */
export function levelWord(level: string): string {
  return LEVEL_WORDS[level] ?? level
}
