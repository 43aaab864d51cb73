import { useEffect, useState } from 'react'
import { uiTexts } from './ui.texts.ts'

const lines = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']

/** Grey lines where words will be, but only once the wait has lasted 150 ms: a flash would be worse than nothing. */
export function Skeleton({ rows = 3 }: { rows?: number }) {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 150)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="kj-skeleton" role="status" aria-label={uiTexts.loading}>
      {isLate && lines.slice(0, rows).map((line) => <span key={line} />)}
    </div>
  )
}

/** Stands on the page until it is known who is signed in: nothing else of it can be drawn before. */
export function Starting() {
  return (
    <div className="kj-starting">
      <Skeleton rows={6} />
    </div>
  )
}
