import { useLayoutEffect, useRef } from 'react'

const STORED = 'kaoji-single-keys'

/** Whether keys without Ctrl do anything. People who dictate or use a switch turn them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(STORED) !== 'off'
}

/** Turns the single keys on or off, and remembers it in this browser. */
export function setSingleKeys(to: 'on' | 'off'): void {
  localStorage.setItem(STORED, to)
}

/**
 * Handles the keys of a page, by `KeyboardEvent.key`; never while the person types, while a dialog is open, or when
 * single keys are off. A handled key has no other effect. A key held down acts once, since an act may claim or give
 * back an application; only keys that merely move repeat.
 */
export function useSingleKeys(
  keys: Readonly<Record<string, (() => void) | undefined>>,
  whileHeld: 'once' | 'on' = 'once',
): void {
  const newest = useRef(keys)
  // A layout effect listens from the moment the page is drawn, so that no early key is lost.
  useLayoutEffect(() => {
    newest.current = keys
  })
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      const act = newest.current[event.key]
      if (!act || !areSingleKeysOn() || isForSomethingElse(event)) return
      event.preventDefault()
      if (whileHeld === 'on' || !event.repeat) act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [whileHeld])
}

function isForSomethingElse({ ctrlKey, metaKey, altKey, target, key }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || document.querySelector('[role="dialog"]')) return true
  if (!(target instanceof HTMLElement)) return false
  if (key === 'Enter' && /^(A|BUTTON|SUMMARY)$/.test(target.tagName)) return true
  const isChoice = target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(target.type)
  return target.isContentEditable || (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && !isChoice)
}
