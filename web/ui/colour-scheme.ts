import { useSyncExternalStore } from 'react'

/** What a person can choose (HOM-08); remembered in this browser, it says nothing about the person. */
export const SCHEME_CHOICES = ['system', 'light', 'dark'] as const
export type SchemeChoice = (typeof SCHEME_CHOICES)[number]

const key = 'kaoji-colour-scheme'
const listeners = new Set<() => void>()
const darkSystem = matchMedia('(prefers-color-scheme: dark)')
let choice = remembered()

/** The scheme to draw in: the one that was chosen, or that of the system as it is now. */
export function useColourScheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, current)
}

/** What was chosen, and the function that chooses. */
export function useSchemeChoice(): readonly [SchemeChoice, (next: SchemeChoice) => void] {
  return [useSyncExternalStore(subscribe, () => choice), choose]
}

function current(): 'light' | 'dark' {
  if (choice !== 'system') return choice
  return darkSystem.matches ? 'dark' : 'light'
}

function choose(next: SchemeChoice): void {
  choice = next
  try {
    if (next === 'system') localStorage.removeItem(key)
    else localStorage.setItem(key, next)
  } catch {
    // Storage may be forbidden; the choice then lasts for this page.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  darkSystem.addEventListener('change', listener)
  return () => {
    listeners.delete(listener)
    darkSystem.removeEventListener('change', listener)
  }
}

function remembered(): SchemeChoice {
  try {
    const kept = localStorage.getItem(key)
    return SCHEME_CHOICES.find((one) => one === kept) ?? 'system'
  } catch {
    return 'system'
  }
}
