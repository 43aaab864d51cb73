import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { portalSignOut } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { waitingPhotos } from '#web/ui/photo/waiting-photos.ts'
import { SayDialog } from './say-dialog.tsx'
import { shellTexts as texts } from './shell.texts.ts'

/**
 * Ends the session and forgets every reply (LOG-07). Without the server the session lives on: nothing is hidden, nothing
 * that was typed is lost, and `stayed`, which the caller draws, says why.
 */
export function useSignOut(): { signOut: () => void; stayed: ReactNode } {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const [why, setWhy] = useState<string>()
  const leave = async () => {
    queryClient.clear()
    // A certificate's photograph is left on no shared computer.
    await waitingPhotos.clear()
    await navigate({ to: '/sign-in' })
  }
  const signOut = async () => {
    const error = await endSession()
    if (error !== undefined) setWhy(errorWords(error))
    else await leave()
  }
  return {
    signOut: () => void signOut().catch(() => location.reload()),
    stayed: <SayDialog title={texts.stayedTitle} words={why} onClose={() => setWhy(undefined)} />,
  }
}

/** Why the session lives on; one that had ended already is over as well. */
async function endSession(): Promise<Error | undefined> {
  try {
    await call(portalSignOut)
    return undefined
  } catch (error) {
    return error instanceof RefusalError && error.status === 401 ? undefined : (error as Error)
  }
}
