import { drawingTexts as texts } from './drawing.texts.ts'

/** Where the round seal stands: a ring with words, on purpose without the star and the name of a real one. */
export function Seal({ x, y }: { x: number; y: number }) {
  return (
    <g className="kj-drawn-seal" transform={`translate(${x} ${y}) rotate(-8)`}>
      <circle r="26" strokeWidth="2" />
      <circle r="21.5" strokeWidth="0.7" />
      <text y="-3" textAnchor="middle" fontSize="12">
        {texts.sample}
      </text>
      <text y="12" textAnchor="middle" fontSize="12">
        {texts.seal}
      </text>
    </g>
  )
}
