import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

interface OfficeLinkProps {
  /** The path below `/office`, e.g. `/imports`. */
  to: string
  isCurrent?: boolean
  className?: string
  /** Replaces the immediate opening, for instance to give a claim back first. */
  onOpen?: (to: string) => void
  children: ReactNode
}

/** A link between pages of the desk. It is a real link, so that it opens in a new tab too. */
export function OfficeLink({ to, isCurrent, className = 'kj-link', onOpen, children }: OfficeLinkProps) {
  const push = useGoTo()
  const goTo = onOpen ?? push
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    goTo(to)
  }
  return (
    <a
      href={`/office${to}`}
      className={className}
      onClick={follow}
      aria-current={isCurrent ? 'page' : undefined}
    >
      {children}
    </a>
  )
}

/** Opens a page of the desk. */
export function useGoTo(): (to: string) => void {
  const { history } = useRouter()
  return (to) => history.push(`/office${to}`)
}

/** Replaces the current address, because a filter of a list is not a page of its own. */
export function useReplace(): (to: string) => void {
  const { history } = useRouter()
  return (to) => history.replace(`/office${to}`)
}
