import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { portalSignOut } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { errorWords } from '#web/client/error-words.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { waitingPhotos } from '#web/ui/photo/waiting-photos.ts'

/**
 * Ends the session and forgets every reply (LOG-07). Without the server the session lives on: nothing is hidden, nothing
 * that was typed is lost, and the browser's own dialog says so above whichever page, of which none has a place for it.
 */
export function useSignOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    queryClient.clear()
    // A certificate's photograph is left on no shared computer.
    await waitingPhotos.clear()
    await navigate({ to: '/sign-in' })
  }
  const signOut = async () => {
    const error = await endSession()
    if (error !== undefined) window.alert(errorWords(error))
    else await leave()
  }
  return () => void signOut().catch(() => location.reload())
}

/** Why the session lives on; one that had ended already is over as well. */
async function endSession(): Promise<unknown> {
  try {
    await call(portalSignOut)
    return undefined
  } catch (error) {
    return error instanceof RefusalError && error.status === 401 ? undefined : error
  }
}
