import { IconInbox } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** Why there is nothing here, and what to do. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="kj-empty">
      <IconInbox size="2.5rem" stroke={1.2} aria-hidden />
      <p className="kj-strong">{title}</p>
      {children}
    </div>
  )
}
