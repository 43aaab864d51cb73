import LineBreaker from 'linebreak'

/**
 * Cuts a text into lines no wider than `width`, where Unicode allows it (UAX #14: no line begins with 「，」); a word that is
 * longer than a line, a digest say, is cut anywhere. `widthOf` measures a piece in the same unit as `width`.
 */
export function breakLines(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  const end = () => {
    lines.push(line.trimEnd())
    line = ''
  }
  for (const { piece, isLast } of piecesOf(text)) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) end()
    line += piece
    for (let head = ''; widthOf(line.trimEnd()) > width && head !== line; line = line.slice(head.length)) {
      head = fitting(line, width, widthOf)
      lines.push(head)
    }
    if (isLast) end()
  }
  if (line !== '' || lines.length === 0) end()
  return lines
}

function* piecesOf(text: string): Generator<{ piece: string; isLast: boolean }> {
  const breaker = new LineBreaker(text)
  let from = 0
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const piece = text.slice(from, next.position)
    from = next.position
    // The end of the text is a required break too, but no empty line follows it.
    yield { piece: piece.replace(/\r?\n$/, ''), isLast: next.required && from < text.length }
  }
}

/** The longest beginning that fits, at least one character. */
function fitting(line: string, width: number, widthOf: (piece: string) => number): string {
  let head = ''
  for (const character of line) {
    if (head !== '' && widthOf(head + character) > width) break
    head += character
  }
  return head
}
