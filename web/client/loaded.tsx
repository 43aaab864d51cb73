import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LoadFailure } from '#web/ui/load-failure.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { errorWords } from './error-words.ts'

interface LoadedProps<T> {
  reply: UseQueryResult<T>
  rows?: number
  children: (value: T) => ReactNode
}

/** Draws a reply once it is there; before, a skeleton; if it did not come, why not and a way to try again. */
export function Loaded<T>({ reply, rows = 3, children }: LoadedProps<T>) {
  if (reply.data !== undefined) return children(reply.data)
  if (reply.isError)
    return <LoadFailure words={errorWords(reply.error)} onRetry={() => void reply.refetch()} />
  return <Skeleton rows={rows} />
}
