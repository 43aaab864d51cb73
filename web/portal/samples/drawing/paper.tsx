import { type ReactNode, useId } from 'react'
import { drawingTexts as texts } from './drawing.texts.ts'
import { extents, type Shape } from './shape.ts'

interface PaperProps {
  shape: Shape
  /** A certificate has a woven border on tinted paper; a page is white within a thin line. */
  tone: 'warm' | 'cool' | 'page'
  /** Everything that the drawing shows, in words. */
  alternative: string
  children: ReactNode
}

/** Draws the sheet of a sample, with 「样例」 across it so that it cannot pass for a credential (SAM-01). */
export function Paper({ shape, tone, alternative, children }: PaperProps) {
  const { width, height } = extents[shape]
  return (
    <svg
      className={`kj-drawn kj-drawn-${tone}`}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={alternative}
    >
      <rect className="kj-drawn-paper" x="0.5" y="0.5" width={width - 1} height={height - 1} rx="3" />
      {tone === 'page' ? (
        <rect className="kj-drawn-line" x="12" y="12" width={width - 24} height={height - 24} />
      ) : (
        <Border width={width} height={height} />
      )}
      <text
        className="kj-drawn-watermark"
        transform={`translate(${width / 2} ${height / 2 + 28}) rotate(-24)`}
        textAnchor="middle"
        fontSize="84"
      >
        {texts.sample}
      </text>
      {children}
      <path className="kj-drawn-corner" d="M0 0H58L0 58Z" />
      <text
        className="kj-drawn-corner-words"
        transform="translate(22 22) rotate(-45)"
        textAnchor="middle"
        fontSize="14"
      >
        {texts.sample}
      </text>
    </svg>
  )
}

/** Draws two strands woven along a band, and fine waves over the ground. */
function Border({ width, height }: { width: number; height: number }) {
  // The page shows seven drawings, so the patterns of each need unique names.
  const id = useId().replaceAll(/\W/g, '')
  const outer = `M6 6H${width - 6}V${height - 6}H6Z`
  const inner = `M18 18H${width - 18}V${height - 18}H18Z`
  return (
    <>
      <defs>
        <pattern id={`weave-${id}`} x="6" y="6" width="12" height="12" patternUnits="userSpaceOnUse">
          <path className="kj-drawn-weave" d="M0 6q3-9 6 0t6 0M0 6q3 9 6 0t6 0" />
          <path className="kj-drawn-weave" d="M6 0q-9 3 0 6t0 6M6 0q9 3 0 6t0 6" />
          <circle className="kj-drawn-weave" cx="6" cy="6" r="3.2" />
        </pattern>
        <pattern id={`waves-${id}`} width="28" height="7" patternUnits="userSpaceOnUse">
          <path className="kj-drawn-wave" d="M0 3.5q7-5 14 0t14 0" />
        </pattern>
      </defs>
      <path d={inner} fill={`url(#waves-${id})`} />
      <path d={outer + inner} fill={`url(#weave-${id})`} fillRule="evenodd" />
      <path className="kj-drawn-line" d={outer} />
      <path className="kj-drawn-line" d={inner} />
    </>
  )
}
