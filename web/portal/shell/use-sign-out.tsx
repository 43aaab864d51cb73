import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { portalSignOut } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { forgetOnThisDevice } from '#web/client/offline/own-device.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { noteShownPerson } from '#web/client/shown-person.ts'
import { waitingPhotos } from '#web/ui/photo/queue/waiting-photos.ts'
import { flushShelves, forgetShelves } from '../service/saver/saver-shelf.ts'
import { SayDialog } from './say-dialog.tsx'
import { shellTexts as texts } from './shell.texts.ts'

/**
 * Saves the entries, then ends the session and forgets every reply (LOG-07). If the server cannot be reached, the
 * session goes on, nothing is hidden or lost, and `stayed`, which the caller draws, says why.
 */
export function useSignOut(): { signOut: () => void; isLeaving: boolean; stayed: ReactNode } {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [why, setWhy] = useState<string>()
  const [isLeaving, setLeaving] = useState(false)
  const leave = async () => {
    queryClient.clear()
    noteShownPerson(undefined)
    forgetShelves()
    // No photograph of a certificate, and nothing to be read offline, may stay on a shared computer; but a hanging storage must not keep the page open.
    await atMost(2_000, Promise.allSettled([waitingPhotos.clear(), forgetOnThisDevice()]))
    await navigate({ to: '/sign-in' })
  }
  const signOut = async () => {
    if (isLeaving) return
    setLeaving(true)
    await atMost(5_000, flushShelves())
    const error = await endSession()
    if (error !== undefined) setWhy(errorWords(error))
    else await leave()
    setLeaving(false)
  }
  return {
    signOut: () => void signOut().catch(() => location.reload()),
    isLeaving,
    stayed: <SayDialog title={texts.stayedTitle} words={why} onClose={() => setWhy(undefined)} />,
  }
}

/** Ends the session; returns the error if it goes on. A session that had already ended counts as ended. */
async function endSession(): Promise<Error | undefined> {
  try {
    await call(portalSignOut, { signal: AbortSignal.timeout(15_000) })
    return undefined
  } catch (error) {
    return error instanceof RefusalError && error.status === 401 ? undefined : (error as Error)
  }
}

/** Waits for the work, at most this long. */
async function atMost(milliseconds: number, work: Promise<unknown>): Promise<void> {
  await Promise.race([work, new Promise((resolve) => setTimeout(resolve, milliseconds))])
}
