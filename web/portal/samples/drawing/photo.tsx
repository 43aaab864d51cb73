import { drawingTexts as texts } from './drawing.texts.ts'

/** Draws the place of the photograph: the outline of a head, of no real person. */
export function Photo({ x, y }: { x: number; y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <rect className="kj-drawn-photo" width="60" height="78" />
      <circle className="kj-drawn-nobody" cx="30" cy="28" r="12" />
      <path className="kj-drawn-nobody" d="M9 64q0-21 21-21t21 21Z" />
      <text className="kj-drawn-label" x="30" y="74" textAnchor="middle" fontSize="9">
        {texts.photo}
      </text>
    </g>
  )
}
