import { type ReactNode, useEffect, useRef } from 'react'

/** Brings news at the foot of a page into sight: on a phone the bottom bar would cover half of them. */
export function InSight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'center' })
  }, [])
  return <div ref={box}>{children}</div>
}
