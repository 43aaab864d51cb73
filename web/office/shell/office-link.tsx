import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

interface OfficeLinkProps {
  /** Below `/office`, e.g. `/imports`. */
  to: string
  isCurrent?: boolean
  className?: string
  /** Opens it in another way than at once: what is left may have to be given back first. */
  onOpen?: (to: string) => void
  children: ReactNode
}

/** A link between pages of the desk: a real one, so that it opens in a new tab too. */
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

/** Puts another address in the place of the one that is open: what narrows a list is no page of its own. */
export function useReplace(): (to: string) => void {
  const { history } = useRouter()
  return (to) => history.replace(`/office${to}`)
}
