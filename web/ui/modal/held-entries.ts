import type { ModalProps } from '@mantine/core'
import { useEffect, useState } from 'react'

export interface DialogProps extends ModalProps {
  /** What is typed in it is lost when it closes: neither a click beside it nor one Esc closes it then. */
  holdsEntries?: boolean
}

interface Dialog {
  opened: boolean
  closeOnEscape?: boolean | undefined
  onClose: () => void
  /** What is typed in the dialog is lost when it closes. */
  isHolding: boolean
}

/**
 * Keeps a dialog with entries open when somebody clicks beside it or presses Esc, and says how to give them up: 「×」, 「取消」,
 * or Esc once more. `properties` are those of the library's dialog that do so.
 */
export function useHeldEntries({ opened, closeOnEscape = true, onClose, isHolding }: Dialog) {
  const [isTyped, setTyped] = useState(false)
  const [isWarned, setWarned] = useState(false)
  // The same dialog opened again begins empty.
  if (!opened && (isTyped || isWarned)) {
    setTyped(false)
    setWarned(false)
  }
  const isHeld = opened && isHolding && isTyped
  useEffect(() => {
    if (!isHeld || !closeOnEscape) return undefined
    const pressed = (event: KeyboardEvent) => {
      // A key held down is one press; an input method and an open list use the key themselves.
      if (event.key !== 'Escape' || event.repeat || event.isComposing || isOwnKey(event.target)) return
      if (isWarned) onClose()
      else setWarned(true)
    }
    window.addEventListener('keydown', pressed, { capture: true })
    return () => window.removeEventListener('keydown', pressed, { capture: true })
  }, [isHeld, closeOnEscape, isWarned, onClose])
  const properties = {
    closeOnEscape: closeOnEscape && !isHeld,
    closeOnClickOutside: !isHeld,
    ...(isHeld && { overlayProps: { onClick: () => setWarned(true) } }),
    // Every change of a field in the dialog comes by here.
    onChange: () => setTyped(true),
  }
  return { isWarned: isHeld && isWarned, properties }
}

function isOwnKey(target: EventTarget | null): boolean {
  return target instanceof Element && target.getAttribute('data-mantine-stop-propagation') === 'true'
}
