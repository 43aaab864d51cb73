const CELLS = 11
const SIDE = 4

// Any scatter that no reader takes for a code: the finder squares of a real one are missing.
const dark = Array.from({ length: CELLS * CELLS }, (_, place) => ({
  column: place % CELLS,
  row: Math.floor(place / CELLS),
})).filter(({ column, row }) => (column * 7 + row * 5 + column * row) % 3 === 0)

const squares = dark.map(({ column, row }) => `M${column * SIDE} ${row * SIDE}h${SIDE}v${SIDE}h-${SIDE}Z`)

/** Where the two-dimensional code is; it leads nowhere. */
export function CodeSquare({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="kj-drawn-photo" x="-3" y="-3" width={CELLS * SIDE + 6} height={CELLS * SIDE + 6} />
      <path className="kj-drawn-code" d={squares.join('')} />
    </g>
  )
}
