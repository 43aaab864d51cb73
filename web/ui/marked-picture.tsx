import './marked-picture.css'
import type { ReactNode } from 'react'

/** A box in shares of a picture's width and height. */
interface Box {
  x: number
  y: number
  width: number
  height: number
}

interface MarkedPictureProps {
  src: string
  alt: string
  /** Absent: the picture alone. */
  box?: Box
  onShown?: () => void
  /** The box in words and what else stands below the picture. */
  children: ReactNode
}

/** REV-12: a picture with the box that a reviewer drew on it, and the same in words below. */
export function MarkedPicture({ src, alt, box, onShown, children }: MarkedPictureProps) {
  return (
    <figure className="kj-marked">
      <div className="kj-marked-frame">
        <img src={src} alt={alt} onLoad={onShown} />
        {box && (
          <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
            <MarkBox box={box} />
          </svg>
        )}
      </div>
      <figcaption>{children}</figcaption>
    </figure>
  )
}

/** The box itself, inside an SVG whose view is as large as `size` says. */
export function MarkBox({ box, size = { width: 1, height: 1 } }: { box: Box; size?: Omit<Box, 'x' | 'y'> }) {
  const at = {
    x: box.x * size.width,
    y: box.y * size.height,
    width: box.width * size.width,
    height: box.height * size.height,
  }
  return (
    <>
      <rect className="kj-mark-box" {...at} />
      <rect className="kj-mark-box" {...at} />
    </>
  )
}
