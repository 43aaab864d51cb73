import type { ReactNode } from 'react'

/** A wide table scrolls in here, by keyboard too: that is why the region takes the focus (WCAG 2.1.1). */
export function ScrollArea({ label, children }: { label: string; children: ReactNode }) {
  const focusable = { tabIndex: 0 }
  return (
    <section className="kj-scroll" aria-label={label} {...focusable}>
      {children}
    </section>
  )
}
