import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { onSignal, sinceAnswer } from '#web/client/signals.ts'
import { sessionOptions, useSession } from '../session.ts'
import { ExpiredDialog } from './expired-dialog.tsx'

const SECOND = 1_000
/** A browser's clock may be wrong: the longest duration is asked about this often at most. */
const ASK_AGAIN_MS = 30_000

/** Says as soon as the session has ended, over every dialog, so that the page keeps what was typed (LOG-07). */
export function SessionWatch() {
  const [isExpired, setExpired] = useState(false)
  useEffect(() => onSignal(({ kind }) => kind === 'expired' && setExpired(true)), [])
  useLook(isExpired)
  return isExpired ? <ExpiredDialog onDone={() => setExpired(false)} /> : null
}

/** Asks the server once the session should be over; another window may have kept it alive. */
function useLook(isExpired: boolean): void {
  const client = useQueryClient()
  const { idleSeconds, expiresAt } = useSession()
  useEffect(() => {
    if (isExpired || idleSeconds === undefined) return undefined
    let isAsking = false
    const look = async () => {
      const isOver = expiresAt !== undefined && Date.now() >= new Date(expiresAt).getTime()
      if (isAsking || sinceAnswer() < (isOver ? ASK_AGAIN_MS : idleSeconds * SECOND)) return
      isAsking = true
      await client.fetchQuery({ ...sessionOptions, staleTime: 0 }).catch(() => undefined)
      isAsking = false
    }
    const timer = setInterval(() => void look(), SECOND)
    return () => clearInterval(timer)
  }, [client, idleSeconds, expiresAt, isExpired])
}
