import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addCredential } from '#contracts/evidence.ts'
import { call } from '#web/client/call.ts'
import { changeWallet } from './wallet-cache.ts'

/**
 * Begins a credential of a type in the wallet; `onAdded` hears its id once the wallet here has it, also when the step was
 * left meanwhile: what was asked for is not forgotten.
 */
export function useAddCredential(onAdded: (credentialId: string) => void) {
  const client = useQueryClient()
  const act = useMutation({
    mutationFn: (type: string) => call(addCredential, { body: { type } }),
    onSuccess: (credential) => {
      // The wallet may have been asked for since the first try, whose answer was lost (UX-06).
      changeWallet(client, (credentials) => [
        ...credentials.filter(({ id }) => id !== credential.id),
        credential,
      ])
      onAdded(credential.id)
    },
  })
  return { add: act.mutate, isPending: act.isPending, error: act.error }
}
