import { useEffect, useRef, useState } from 'react'
import { NetworkError } from '#web/client/refusal-error.ts'

/** How long to wait before each further try; after the last one as long again. */
const WAITS_MS = [5_000, 10_000, 20_000]

/**
 * Sends once more when the network is back. The person has pressed the button, and a second submission yields the same
 * filing (APP-06), so nothing is asked again. A weak line fails without the browser calling itself offline, and then tells
 * nobody that it carries again: so it is tried from time to time, too. Returns the lost network also while a further try is
 * under way, so that its words stay on the page.
 */
export function useSendAgain(error: Error | null, send: () => void): NetworkError | undefined {
  const latest = useRef(send)
  const tries = useRef(0)
  const [lost, setLost] = useState<NetworkError>()
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => {
    if (error === null) return
    if (!(error instanceof NetworkError)) return setLost(undefined)
    setLost(error)
    const sendAgain = () => latest.current()
    const timer = setTimeout(
      () => navigator.onLine && sendAgain(),
      WAITS_MS[tries.current] ?? WAITS_MS.at(-1),
    )
    tries.current += 1
    window.addEventListener('online', sendAgain)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('online', sendAgain)
    }
  }, [error])
  return lost
}
