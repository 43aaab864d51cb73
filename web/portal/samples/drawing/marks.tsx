import type { Mark } from './shape.ts'

const RADIUS = 12

/** Draws the frames of the call-outs, numbered from 1. */
export function Marks({ marks }: { marks: readonly Mark[] }) {
  return marks.map((mark, index) => {
    const { x, y, width, height, side } = mark
    const left = side === 'left' ? x - RADIUS : x + width + RADIUS
    return (
      <g key={`${x} ${y}`}>
        <rect className="kj-drawn-mark" x={x} y={y} width={width} height={height} rx="3" />
        <circle className="kj-drawn-disc" cx={left} cy={y + height / 2} r={RADIUS} />
        <text className="kj-drawn-number" x={left} y={y + height / 2 + 5.7} textAnchor="middle" fontSize="16">
          {index + 1}
        </text>
      </g>
    )
  })
}
