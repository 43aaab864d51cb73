import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { sessionOptions } from '../../session.ts'
import type { Kept, Saver, SaverState, SaveStatus } from './saver.ts'

/** Follows a saver: rerenders at each change, and passes newer values of the server to the saver. */
export function useSaver<T>(saver: Saver<T>, { value, version }: Kept<T>): SaverState<T> {
  useEffect(() => saver.meet({ value, version }), [saver, value, version])
  return useSyncExternalStore(saver.subscribe, saver.state)
}

type Watched = Pick<Saver<never>, 'subscribe' | 'resume' | 'flush'> & { state: () => { status: SaveStatus } }

const gravest = ['stale', 'held', 'refused', 'retrying', 'saving', 'saved'] as const satisfies SaveStatus[]

/** The gravest status of all savers of a page; the savers resume automatically when network or session come back. */
export function useSaveStatus(savers: readonly Watched[]): SaveStatus {
  const status = useSyncExternalStore(
    (listener) => {
      const stops = savers.map((saver) => saver.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    () => {
      const all = new Set(savers.map((saver) => saver.state().status))
      return gravest.find((one) => all.has(one)) ?? 'saved'
    },
  )
  // The session is fetched again after the person signs in again or chooses a 准考证.
  const { dataUpdatedAt } = useQuery(sessionOptions)
  useEffect(() => {
    const resume = () => {
      for (const saver of savers) saver.resume()
    }
    if (dataUpdatedAt > 0) resume()
    window.addEventListener('online', resume)
    return () => window.removeEventListener('online', resume)
  }, [savers, dataUpdatedAt])
  useEffect(() => {
    if (status === 'saved') return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [status])
  // Leaving the page sends pending entries at once instead of waiting for another keystroke.
  const latest = useRef(savers)
  useEffect(() => {
    latest.current = savers
  }, [savers])
  useEffect(
    () => () => {
      for (const saver of latest.current) void saver.flush()
    },
    [],
  )
  return status
}
