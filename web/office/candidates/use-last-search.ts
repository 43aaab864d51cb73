import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

const KEY = ['lastCandidateSearch']

/**
 * Remembers the last search, so that the way back from a record leads to its results. In memory only; sign-out clears
 * it.
 */
export function useLastSearch(): readonly [q: string, remember: (q: string) => void] {
  const client = useQueryClient()
  const [q, setQ] = useState(() => client.getQueryData<string>(KEY) ?? '')
  const remember = (next: string) => {
    client.setQueryData(KEY, next)
    setQ(next)
  }
  return [q, remember]
}
