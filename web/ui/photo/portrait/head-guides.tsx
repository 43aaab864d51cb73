import { GRADUATION_PHOTO, HEAD_GUIDES } from '#rulebook/graduation-photo/graduation-photo.ts'
import { portraitTexts as texts } from './portrait.texts.ts'

const { width, height } = GRADUATION_PHOTO
const { hair, eyes, face } = HEAD_GUIDES
const MIDDLE = width / 2

/** The lines between which hair, eyes and cheeks belong, drawn over the frame (GRA-10). */
export function HeadGuides() {
  const cheeks = [-1, 1].map((side) => ({
    near: MIDDLE + (side * face.from) / 2,
    far: MIDDLE + (side * face.to) / 2,
  }))
  return (
    <svg
      className="kj-portrait-guides"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden
    >
      <Band {...hair} name={texts.guides.hair} />
      <Band {...eyes} name={texts.guides.eyes} />
      {cheeks.map(({ near, far }) => (
        <g key={near}>
          <line x1={near} x2={near} y1={eyes.from} y2={eyes.to + 60} />
          <line x1={far} x2={far} y1={eyes.from} y2={eyes.to + 60} />
        </g>
      ))}
      <text x={width - 8} y={eyes.to + 52} textAnchor="end">
        {texts.guides.face}
      </text>
    </svg>
  )
}

function Band({ from, to, name }: { from: number; to: number; name: string }) {
  return (
    <g>
      <rect x={0} y={from} width={width} height={to - from} />
      <line x1={0} x2={width} y1={from} y2={from} />
      <line x1={0} x2={width} y1={to} y2={to} />
      <text x={8} y={(from + to) / 2 + 9}>
        {name}
      </text>
    </g>
  )
}
