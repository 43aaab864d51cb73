import './marked-picture.css'
import type { FaultMark } from '#contracts/filed.ts'
import { fieldOfMark } from '#rulebook/review/places.ts'
import { uiTexts as texts } from './ui.texts.ts'

interface MarkedPictureProps {
  src: string
  /** What the picture is of: 「毕业证书」. */
  subject: string
  mark: Omit<FaultMark, 'imageId'>
}

/** A filed picture with the box that a reviewer drew on it, and in words where the box is (REV-12). */
export function MarkedPicture({ src, subject, mark }: MarkedPictureProps) {
  const { row, column } = fieldOfMark(mark)
  return (
    <span className="kj-marked">
      <img src={src} alt={texts.marked(subject, texts.fields[row][column])} loading="lazy" />
      <MarkBox mark={mark} />
    </span>
  )
}

/** The box itself, over whatever is as large as the picture. */
export function MarkBox({ mark }: Pick<MarkedPictureProps, 'mark'>) {
  return (
    <svg className="kj-marked-over" viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden>
      <rect
        className="kj-mark-halo"
        x={mark.left}
        y={mark.top}
        width={mark.width}
        height={mark.height}
        vectorEffect="non-scaling-stroke"
      />
      <rect
        className="kj-mark"
        x={mark.left}
        y={mark.top}
        width={mark.width}
        height={mark.height}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
