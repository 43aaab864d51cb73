import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { claimPhoneLink, linkOfPhone } from '#contracts/pictures/phone-links.ts'
import { call } from '#web/client/call.ts'
import { RefusalError } from '#web/client/refusal-error.ts'

const ASK_MS = 2_000

/** Takes the link in the address, or goes on with the one that this phone took before, and follows it (EVI-08). */
export function usePhone() {
  const [token] = useState(takeToken)
  const taken = useQuery({
    queryKey: ['claimPhoneLink', token ?? null],
    queryFn: () => (token === undefined ? call(linkOfPhone) : call(claimPhoneLink, { body: { token } })),
    staleTime: Number.POSITIVE_INFINITY,
    retry: (failures, error) => !(error instanceof RefusalError) && failures < 3,
  })
  const followed = useQuery({
    queryKey: ['linkOfPhone', taken.data?.linkId ?? null],
    queryFn: () => call(linkOfPhone),
    enabled: taken.data !== undefined,
    retry: false,
    refetchInterval: ({ state }) => (isOver(state.error) ? false : ASK_MS),
  })
  return {
    isWithoutCode: token === undefined && isOver(taken.error),
    link: followed.data ?? taken.data,
    error: taken.error ?? (isOver(followed.error) ? followed.error : null),
    retry: () => void (taken.data === undefined ? taken : followed).refetch(),
    refresh: () => void followed.refetch(),
  }
}

/** The token leaves the address at once, so that it stays in no history and is not passed on with it. */
function takeToken(): string | undefined {
  const token = location.hash.slice(1)
  if (!/^[\w-]{43}$/.test(token)) return undefined
  history.replaceState(history.state, '', location.pathname)
  return token
}

function isOver(error: Error | null): boolean {
  return error instanceof RefusalError && error.status < 500
}
