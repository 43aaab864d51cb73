import { type ReactNode, useId } from 'react'

interface SectionCardProps {
  title: string
  aside?: ReactNode
  children: ReactNode
}

/** A titled part of a page on paper. */
export function SectionCard({ title, aside, children }: SectionCardProps) {
  const id = useId()
  return (
    <section className="kj-card" aria-labelledby={id}>
      <div className="kj-card-title">
        <h2 id={id}>{title}</h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
