const CELLS = 11
const SIDE = 4

// Scatters cells without the finder squares of a real code, so that no scanner reads it.
const dark = Array.from({ length: CELLS * CELLS }, (_, place) => ({
  column: place % CELLS,
  row: Math.floor(place / CELLS),
})).filter(({ column, row }) => (column * 7 + row * 5 + column * row) % 3 === 0)

const squares = dark.map(({ column, row }) => `M${column * SIDE} ${row * SIDE}h${SIDE}v${SIDE}h-${SIDE}Z`)

/** Draws a mock two-dimensional code that leads nowhere. */
export function CodeSquare({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="kj-drawn-photo" x="-3" y="-3" width={CELLS * SIDE + 6} height={CELLS * SIDE + 6} />
      <path className="kj-drawn-code" d={squares.join('')} />
    </g>
  )
}
