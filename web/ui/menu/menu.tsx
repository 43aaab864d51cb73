import './menu.css'
import { type ReactElement, type ReactNode, useId, useRef, useState } from 'react'
import { focusItem, itemsOf } from './menu-items.ts'
import { useClickOutside } from './use-click-outside.ts'

interface MenuProps {
  /** What the button shows; its name for screen readers, if that is not what it shows. */
  button: ReactNode
  label?: string
  className: string
  /** At which edge of the button the list begins. */
  edge?: 'start' | 'end'
  isCurrent?: boolean
  isBusy?: boolean
  /** Names the list to who sees it. */
  heading?: string
  children: ReactNode
}

/**
 * A button that unfolds a list of acts or pages, by the pattern of the WAI-ARIA practices: arrows, Home and End move, Esc closes and
 * returns to the button, Tab leaves. It has its own place below the button and needs no library for that, so that the first page
 * behind the sign-in stays small (UX-05).
 */
export function Menu({ button, label, className, edge = 'start', ...props }: MenuProps): ReactElement {
  const { isCurrent = false, isBusy = false, heading, children } = props
  const [isOpen, setOpen] = useState(false)
  const root = useRef<HTMLSpanElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  useClickOutside({ inside: root, isOpen }, () => setOpen(false))
  const open = () => {
    if (isBusy) return
    setOpen(true)
    // The list is drawn by then.
    requestAnimationFrame(() => focusItem(root.current, 0))
  }
  const close = () => {
    setOpen(false)
    opener.current?.focus()
  }
  const press = (event: React.KeyboardEvent) => {
    if (!isOpen) {
      if (event.key === 'ArrowDown') {
        event.preventDefault()
        open()
      }
      return
    }
    const items = itemsOf(root.current)
    const place = items.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: -1 }[event.key]
    if (event.key === 'Tab') setOpen(false)
    else if (event.key === 'Escape') {
      event.stopPropagation()
      close()
    } else if (step !== undefined) {
      event.preventDefault()
      focusItem(root.current, step)
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the button and the items bubble up to here
    <span ref={root} className="kj-menu" onKeyDown={press}>
      <button
        ref={opener}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-current={isCurrent || undefined}
        aria-busy={isBusy}
        onClick={() => (isOpen ? close() : open())}
      >
        {button}
      </button>
      {isOpen && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: an item's click comes from its keys too
        <div
          id={id}
          role="menu"
          aria-label={label ?? heading}
          className={`kj-menu-list kj-menu-${edge}`}
          tabIndex={-1}
          onClick={close}
        >
          {heading !== undefined && (
            <div className="kj-menu-heading" aria-hidden>
              {heading}
            </div>
          )}
          {children}
        </div>
      )}
    </span>
  )
}
