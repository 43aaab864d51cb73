import { useEffect, useState } from 'react'
import { portalSession } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { signal, sinceAnswer } from '#web/client/signals.ts'
import { useSession, useSessionEnd } from '../session.ts'
import { endingOf, type SessionEnding } from './session-ending.ts'

/**
 * Tells how the session is about to end; undefined while no end is near. At zero it asks the server, because another
 * window may have kept the session alive. `dismiss` extends the session where that is possible.
 */
export function useIdle(): { ending: SessionEnding | undefined; dismiss: () => void } {
  const { idleSeconds } = useSession()
  const endsAt = useSessionEnd()
  const [ending, setEnding] = useState<SessionEnding>()
  const [heardOf, setHeardOf] = useState<number>()
  useEffect(() => {
    if (idleSeconds === undefined) return
    let isAsking = false
    const look = async () => {
      const next = endingOf({ idleSeconds, sinceAnswer: sinceAnswer(), endsAt, now: Date.now() })
      setEnding(next !== undefined && next.secondsLeft > 0 ? next : undefined)
      if (next === undefined || next.secondsLeft > 0 || isAsking) return
      isAsking = true
      await judge().catch(() => undefined)
      isAsking = false
    }
    const timer = setInterval(() => void look(), 1000)
    return () => clearInterval(timer)
  }, [idleSeconds, endsAt])
  const dismiss = () => {
    if (ending?.why === 'over') setHeardOf(endsAt)
    setEnding(undefined)
    void judge().catch(() => undefined)
  }
  // A later answer may differ by a second for the same end; a new sign-in ends hours later.
  const isHeardOf = ending?.why === 'over' && Math.abs((heardOf ?? 0) - (endsAt ?? 0)) < 60_000
  return { ending: isHeardOf ? undefined : ending, dismiss }
}

async function judge(): Promise<void> {
  const { stage } = await call(portalSession)
  if (stage === 'none') signal({ kind: 'expired' })
}
