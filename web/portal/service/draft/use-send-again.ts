import { useEffect, useRef } from 'react'
import { NetworkError } from '#web/client/refusal-error.ts'

/**
 * Sends once more when the network is back. The person has pressed the button, and a second submission yields the same
 * filing (APP-06), so nothing is asked again.
 */
export function useSendAgain(error: unknown, send: () => void): void {
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  const isLost = error instanceof NetworkError
  useEffect(() => {
    if (!isLost) return
    const sendAgain = () => latest.current()
    window.addEventListener('online', sendAgain)
    return () => window.removeEventListener('online', sendAgain)
  }, [isLost])
}
