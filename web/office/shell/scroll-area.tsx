import type { ReactNode } from 'react'

/** Lets a wide table scroll. The region takes the focus, so that the keyboard can scroll it (WCAG 2.1.1). */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  const focusable = { tabIndex: 0 }
  return (
    <section className="kj-scroll" aria-label={label} {...focusable}>
      {children}
    </section>
  )
}
