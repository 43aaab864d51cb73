import { drawingTexts as texts } from './drawing.texts.ts'

/** Draws the place of the round seal: a ring with words, without the star and name of a real seal. */
export function Seal({ x, y }: { x: number; y: number }) {
  return (
    <g className="kj-drawn-seal" transform={`translate(${x} ${y}) rotate(-8)`}>
      <circle r="23" strokeWidth="2" />
      <circle r="19" strokeWidth="0.7" />
      <text y="-3" textAnchor="middle" fontSize="11">
        {texts.sample}
      </text>
      <text y="11" textAnchor="middle" fontSize="11">
        {texts.seal}
      </text>
    </g>
  )
}
