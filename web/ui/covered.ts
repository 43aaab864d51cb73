import { useEffect, useSyncExternalStore } from 'react'

let covers = 0
const listeners = new Set<() => void>()

/** Says, while it is drawn, that a dialog lies over every other one: Esc must not close what waits below it. */
export function useCoverDialogs(): void {
  useEffect(() => {
    change(1)
    return () => change(-1)
  }, [])
}

/** Tells a dialog whether another one lies over it. */
export function useIsCovered(): boolean {
  return useSyncExternalStore(listen, () => covers > 0)
}

function change(by: 1 | -1): void {
  covers += by
  for (const listener of listeners) listener()
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
