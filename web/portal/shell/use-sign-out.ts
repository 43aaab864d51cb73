import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { portalSignOut } from '#contracts/portal.ts'
import { call } from '#web/client/call.ts'
import { RefusalError } from '#web/client/refusal-error.ts'
import { waitingPhotos } from '#web/ui/photo/waiting-photos.ts'

/** Ends the session and forgets every reply (LOG-07). Without the server the session lives on, so nothing is hidden. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const leave = async () => {
    await call(portalSignOut).catch((error: unknown) => {
      if (!(error instanceof RefusalError && error.status === 401)) throw error
    })
    queryClient.clear()
    // A certificate's photograph is left on no shared computer.
    await waitingPhotos.clear()
    await navigate({ to: '/sign-in' })
  }
  return () => void leave().catch(() => location.reload())
}
