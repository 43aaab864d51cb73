import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ReplyOf, RouteContract } from '#contracts/route.ts'
import { type CallArguments, type CallInput, call } from '../call.ts'
import { replyOptions } from '../queries.ts'
import { onRenewal } from '../signals.ts'
import { askFrom } from './ask-from.ts'

/**
 * The reply of a reading route, which the page asks for again by itself when `until` so many milliseconds have passed since it came, also behind
 * another page. That does not keep the session alive (LOG-07), and what was shown stays when it fails. A phone stops the timers of a page that is
 * not seen: it asks when it is seen again.
 */
export function useRenewedReply<R extends RouteContract>(
  contract: R,
  input: CallInput<R>,
  until: (reply: ReplyOf<R>) => number | false,
): UseQueryResult<ReplyOf<R>> {
  const client = useQueryClient()
  const args = [input] as unknown as CallArguments<R>
  const query = useQuery(replyOptions(contract, ...args))
  const { data, dataUpdatedAt, isFetching } = query
  const wait = data !== undefined && !isFetching && until(data)
  const dueAt = wait === false ? undefined : dataUpdatedAt + wait
  const renew = useRef<(signal: AbortSignal) => Promise<void>>(undefined)
  renew.current = async (signal) => {
    const { queryKey } = replyOptions(contract, ...args)
    const unattended = [{ ...input, unattended: true, signal }] as unknown as CallArguments<R>
    client.setQueryData(queryKey, await call(contract, ...unattended))
  }
  useEffect(() => {
    if (dueAt === undefined) return
    const asking = askFrom(dueAt, async (signal) => renew.current?.(signal))
    const seen = () => document.visibilityState === 'visible' && asking.look()
    document.addEventListener('visibilitychange', seen)
    const forget = onRenewal(asking.look)
    return () => {
      asking.stop()
      document.removeEventListener('visibilitychange', seen)
      forget()
    }
  }, [dueAt])
  return query
}
