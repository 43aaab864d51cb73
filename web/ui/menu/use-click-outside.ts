import { type RefObject, useEffect } from 'react'

/** Says when something outside is clicked or takes the focus, while it is open. */
export function useClickOutside(
  { inside, isOpen }: { inside: RefObject<HTMLElement | null>; isOpen: boolean },
  leave: () => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined
    const look = ({ target }: Event) => {
      if (target instanceof Node && !inside.current?.contains(target)) leave()
    }
    document.addEventListener('pointerdown', look)
    document.addEventListener('focusin', look)
    return () => {
      document.removeEventListener('pointerdown', look)
      document.removeEventListener('focusin', look)
    }
  })
}
