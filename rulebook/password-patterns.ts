const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm']
const YEAR = /(19|20)\d\d/g
/** What a run, a year or a repetition is worth to whoever guesses: as much as two characters, or one. */
const RUN_UNITS = 2
const SHORTEST_RUN = 3

/**
 * How many characters of a folded password somebody would have to guess who tries the usual patterns first: a run of neighbours
 * on the keyboard, of the alphabet or of one character counts as two, a year and what repeats the characters before it as one
 * (LOG-02; the idea of zxcvbn, without its lists).
 */
export function countUnits(folded: string): number {
  const years = folded.match(YEAR)?.length ?? 0
  const [...characters] = withoutRepetition(folded.replaceAll(YEAR, '\n'))
  let units = years
  for (let from = 0; from < characters.length; ) {
    const length = runLength(characters, from)
    const isRun = length >= SHORTEST_RUN
    units += isRun ? RUN_UNITS : characters[from] === '\n' ? 0 : 1
    from += isRun ? length : 1
  }
  return units
}

/** Leaves out what repeats the three or more characters right before it: of `abcabcabc` one `abc` and a mark remain. */
function withoutRepetition(text: string): string {
  return text.replaceAll(/(.{3,}?)\1+/gu, '$1\t')
}

function runLength(characters: readonly string[], from: number): number {
  let to = from + 1
  while (to < characters.length && follows(characters[to - 1] ?? '', characters[to] ?? '')) to += 1
  return to - from
}

function follows(one: string, next: string): boolean {
  return Math.abs((one.codePointAt(0) ?? 0) - (next.codePointAt(0) ?? 0)) <= 1 || areNeighbours(one, next)
}

/** On the keyboard: beside each other, or one above the other. */
function areNeighbours(one: string, next: string): boolean {
  const [a, b] = [placeOf(one), placeOf(next)]
  if (!a || !b) return false
  return Math.abs(a.row - b.row) <= 1 && Math.abs(a.column - b.column) <= (a.row === b.row ? 1 : 0)
}

function placeOf(key: string): { row: number; column: number } | undefined {
  const row = ROWS.findIndex((keys) => keys.includes(key))
  return row === -1 ? undefined : { row, column: ROWS[row]?.indexOf(key) ?? 0 }
}
