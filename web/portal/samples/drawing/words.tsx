import type { ReactNode } from 'react'

interface WordsProps {
  x: number
  y: number
  size?: number
  anchor?: 'start' | 'middle' | 'end'
  children: ReactNode
}

/** Draws a line of small print. */
export function Words({ x, y, size = 11, anchor = 'start', children }: WordsProps) {
  return (
    <text className="kj-drawn-words" x={x} y={y} fontSize={size} textAnchor={anchor}>
      {children}
    </text>
  )
}

/** Draws the title of the paper in the typeface of such papers. */
export function Heading({ x, y, size = 24, children }: Omit<WordsProps, 'anchor'>) {
  return (
    <text className="kj-drawn-heading" x={x} y={y} fontSize={size} textAnchor="middle">
      {children}
    </text>
  )
}

interface FieldProps {
  x: number
  y: number
  /** The width from the start of the label to the end of the line under the value. */
  width: number
  label: string
  value: string
}

const LABEL = 52

/** Draws a label, and its value on a line. */
export function Field({ x, y, width, label, value }: FieldProps) {
  return (
    <>
      <text className="kj-drawn-label" x={x} y={y} fontSize="11">
        {label}
      </text>
      <Words x={x + LABEL + 4} y={y} size={12}>
        {value}
      </Words>
      <path className="kj-drawn-line" d={`M${x + LABEL} ${y + 5}H${x + width}`} />
    </>
  )
}
