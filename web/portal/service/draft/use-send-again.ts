import { useEffect, useRef } from 'react'

/**
 * Sends once more when the network is back. The person has pressed the button, and a second submission yields the same
 * filing (APP-06), so nothing is asked again.
 */
export function useSendAgain(isLost: boolean, send: () => void): void {
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  useEffect(() => {
    if (!isLost) return
    const sendAgain = () => latest.current()
    window.addEventListener('online', sendAgain)
    return () => window.removeEventListener('online', sendAgain)
  }, [isLost])
}
