import { useLayoutEffect, useRef } from 'react'

const STORED = 'kaoji-single-keys'

/** Whether keys without Ctrl do anything; whoever dictates or uses a switch turns them off (WCAG 2.1.4). */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(STORED) !== 'off'
}

/** Remembers it for this browser. */
export function setSingleKeys(to: 'on' | 'off'): void {
  localStorage.setItem(STORED, to)
}

/**
 * Keys of a page, by `KeyboardEvent.key`; never while somebody types, while a dialog is open, or when they are turned
 * off. A key that is taken does nothing else. One that is held down acts once, since each act may claim or give back
 * something; only keys that merely move go on.
 */
export function useSingleKeys(
  keys: Readonly<Record<string, (() => void) | undefined>>,
  whileHeld: 'once' | 'on' = 'once',
): void {
  const newest = useRef(keys)
  // In the same moment as what is drawn: a key pressed as soon as its act is seen is not lost.
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
