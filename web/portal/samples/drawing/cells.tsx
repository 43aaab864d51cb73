import { Words } from './words.tsx'

interface CellsProps {
  x: number
  y: number
  width: number
  rows: readonly (readonly [label: string, value: string])[]
}

/** The height of a row; the marks around rows need it. */
export const ROW = 24

const LABEL = 66

/** Draws a ruled table of labels and values. */
export function Cells({ x, y, width, rows }: CellsProps) {
  const height = rows.length * ROW
  return (
    <>
      <rect className="kj-drawn-shade" x={x} y={y} width={LABEL} height={height} />
      <rect className="kj-drawn-line" x={x} y={y} width={width} height={height} />
      <path className="kj-drawn-line" d={`M${x + LABEL} ${y}v${height}`} />
      {rows.map(([label, value], row) => (
        <g key={label}>
          {row > 0 && <path className="kj-drawn-line" d={`M${x} ${y + row * ROW}h${width}`} />}
          <text className="kj-drawn-label" x={x + 6} y={y + row * ROW + 16} fontSize="10.5">
            {label}
          </text>
          <Words x={x + LABEL + 7} y={y + row * ROW + 16}>
            {value}
          </Words>
        </g>
      ))}
    </>
  )
}
