import type { ReactNode } from 'react'

interface MenuItemProps {
  icon?: ReactNode
  /** Shown at the end of the line. */
  mark?: ReactNode
  isCurrent?: boolean
  onChoose: () => void
  children: ReactNode
}

/** One act of a menu. */
export function MenuItem({ icon, mark, isCurrent = false, onChoose, children }: MenuItemProps) {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="kj-menu-item"
      aria-current={isCurrent || undefined}
      onClick={onChoose}
    >
      {icon}
      <span className="kj-menu-words">{children}</span>
      {mark}
    </button>
  )
}

/** What makes a link an item of a menu. */
export const menuLink = { role: 'menuitem', tabIndex: -1, className: 'kj-menu-item' } as const

/** A line between the items of a menu. */
export function MenuDivider() {
  return <hr className="kj-menu-divider" />
}
