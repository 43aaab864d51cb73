import { useMutation, useQueryClient } from '@tanstack/react-query'
import { addCredential } from '#contracts/evidence.ts'
import { call } from '#web/client/call.ts'
import { changeWallet } from './wallet-cache.ts'

/**
 * Creates an empty credential of a type in the wallet and calls `onAdded` with its id once the cached wallet has it.
 * The call comes even if the person has left the step meanwhile, so that the request is not forgotten.
 */
export function useAddCredential(onAdded: (credentialId: string) => void) {
  const client = useQueryClient()
  const act = useMutation({
    mutationFn: (type: string) => call(addCredential, { body: { type } }),
    onSuccess: (credential) => {
      // The credential may be in the wallet already: the answer to an earlier try may have been lost (UX-06).
      changeWallet(client, (credentials) => [
        ...credentials.filter(({ id }) => id !== credential.id),
        credential,
      ])
      onAdded(credential.id)
    },
  })
  return { add: act.mutate, isPending: act.isPending, error: act.error }
}
