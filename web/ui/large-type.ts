import { useSyncExternalStore } from 'react'

/** 长辈版 (UX-01): an attribute on <html>, remembered in this browser; it says nothing about the person. */
const key = 'kaoji-large-type'
const listeners = new Set<() => void>()

/** Puts the larger type back that was chosen in this browser before. */
export function restoreLargeType(): void {
  document.documentElement.toggleAttribute('data-large-type', remembered())
}

/** Whether the larger type is on, and the function that turns it. */
export function useLargeType(): readonly [isLarge: boolean, toggle: () => void] {
  const isLarge = useSyncExternalStore(
    subscribe,
    () => document.documentElement.hasAttribute('data-large-type'),
    () => false,
  )
  return [isLarge, toggle]
}

function toggle(): void {
  const isLarge = document.documentElement.toggleAttribute('data-large-type')
  try {
    if (isLarge) localStorage.setItem(key, '1')
    else localStorage.removeItem(key)
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(key) === '1'
  } catch {
    return false
  }
}
