import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { sessionOptions } from '../../session.ts'
import type { Kept, Saver, SaverState, SaveStatus } from './saver.ts'

/** What a saver holds, drawn anew at each change; what the server has newer is taken in. */
export function useSaver<T>(saver: Saver<T>, { value, version }: Kept<T>): SaverState<T> {
  useEffect(() => saver.meet({ value, version }), [saver, value, version])
  return useSyncExternalStore(saver.subscribe, saver.state)
}

type Watched = Pick<Saver<never>, 'subscribe' | 'resume' | 'flush'> & { state: () => { status: SaveStatus } }

const gravest = ['stale', 'held', 'refused', 'retrying', 'saving', 'saved'] as const satisfies SaveStatus[]

/** The gravest status of all savers of a page, which go on by themselves when network or session come back. */
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
  // The session is asked again once somebody has signed in again or chosen the 准考证.
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
  // Once the page is left nothing waits for another key.
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
