import {
  keepPreviousData,
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ReplyOf, RouteContract } from '#contracts/route.ts'
import { afterDialogs } from '#web/ui/modal/after-dialogs.ts'
import { type CallArguments, type CallInput, call } from './call.ts'
import { NetworkError, RefusalError } from './refusal-error.ts'
import { onRenewal } from './signals.ts'

/**
 * The cache of replies. Only what may pass by itself is tried again: a lost network or an overloaded server. Without a
 * network nothing waits in silence, to happen when it is no longer wanted: it fails, and says so.
 */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: true,
        retry: mayPass,
        throwOnError: false,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}

/** Query options for a route. The key is the route's id, then the 准考证, then the input's parts. */
export function replyOptions<R extends RouteContract>(contract: R, ...args: CallArguments<R>) {
  const input = (args[0] ?? {}) as CallInput<R>
  return queryOptions({
    queryKey: [
      contract.id,
      input.ticketId ?? null,
      input.params ?? null,
      input.query ?? null,
      input.body ?? null,
    ] as const,
    queryFn: ({ signal }): Promise<ReplyOf<R>> =>
      call(contract, ...([{ ...input, signal }] as unknown as CallArguments<R>)),
  })
}

/** The reply of a reading route, kept for half a minute. */
export function useReply<R extends RouteContract>(contract: R, ...args: CallArguments<R>) {
  return useQuery(replyOptions(contract, ...args))
}

/** What the route replied last, of this input or, until its reply is there, of the one before: for what is the same in both. */
export function useLastReply<R extends RouteContract>(
  contract: R,
  ...args: CallArguments<R>
): ReplyOf<R> | undefined {
  return useQuery({ ...replyOptions(contract, ...args), placeholderData: keepPreviousData }).data
}

/**
 * An act on a writing route; the routes named in `refreshes` are asked again after it succeeded, and after it was refused
 * because what is shown is no longer so. After a refusal in a dialog that waits until the dialog is closed: the page may
 * draw the dialog inside what then goes, and the words of the refusal and what was typed must stay.
 */
export function useAct<R extends RouteContract>(contract: R, refreshes: readonly RouteContract[] = []) {
  const client = useQueryClient()
  const refresh = () => Promise.all(refreshes.map(({ id }) => client.invalidateQueries({ queryKey: [id] })))
  const act = useMutation<ReplyOf<R>, Error, CallInput<R>>({
    mutationFn: (input) => call(contract, ...([input] as unknown as CallArguments<R>)),
    onSuccess: async () => void (await refresh()),
    onError: (error) => {
      if (error instanceof RefusalError && OUTDATED.has(error.status)) afterDialogs(() => void refresh())
    },
  })
  const { error, reset } = act
  const isSessionOver = error instanceof RefusalError && error.code === 'not_signed_in'
  // LOG-07: who has signed in again no longer reads that the session is over; what was typed can be sent.
  useEffect(() => (isSessionOver ? onRenewal(reset) : undefined), [isSessionOver, reset])
  return act
}

/** Gone, or in another state by now. */
const OUTDATED = new Set([404, 409])

function mayPass(failures: number, error: Error): boolean {
  // Where too many people are, the call itself has waited already.
  const passing =
    error instanceof NetworkError ||
    (error instanceof RefusalError && error.status === 503 && error.code !== 'overloaded')
  return passing && failures < 2
}
