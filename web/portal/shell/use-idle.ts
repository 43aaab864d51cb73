import { useEffect, useState } from 'react'
import { portalSession } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { signal, sinceAnswer } from '#web/client/signals.ts'
import { useSession } from '../session.ts'

const warnSeconds = 120

/**
 * Seconds until the idle end of the session, once they are few; undefined before. At zero the server is asked,
 * because another window may have kept the session alive.
 */
export function useIdle(): { secondsLeft: number | undefined; stay: () => void } {
  const { idleSeconds } = useSession()
  const [secondsLeft, setSecondsLeft] = useState<number>()
  useEffect(() => {
    if (idleSeconds === undefined) return
    let isAsking = false
    const look = async () => {
      const left = Math.ceil(idleSeconds - sinceAnswer() / 1000)
      setSecondsLeft(left <= Math.min(warnSeconds, idleSeconds / 2) && left > 0 ? left : undefined)
      if (left > 0 || isAsking) return
      isAsking = true
      await judge().catch(() => undefined)
      isAsking = false
    }
    const timer = setInterval(() => void look(), 1000)
    return () => clearInterval(timer)
  }, [idleSeconds])
  const stay = () => {
    setSecondsLeft(undefined)
    void judge().catch(() => undefined)
  }
  return { secondsLeft, stay }
}

async function judge(): Promise<void> {
  const { stage } = await call(portalSession)
  if (stage === 'none') signal({ kind: 'expired' })
}
