import { useQueryClient } from '@tanstack/react-query'
import { addCredential } from '#contracts/evidence.ts'
import { useAct } from '#web/client/queries.ts'
import { changeWallet } from './wallet-cache.ts'

/** Begins a credential of a type in the wallet; `onAdded` hears its id once the wallet here has it. */
export function useAddCredential(onAdded: (credentialId: string) => void) {
  const client = useQueryClient()
  const act = useAct(addCredential)
  const add = (type: string) =>
    act.mutate(
      { body: { type } },
      {
        onSuccess: (credential) => {
          changeWallet(client, (credentials) => [...credentials, credential])
          onAdded(credential.id)
        },
      },
    )
  return { add, isPending: act.isPending, error: act.error }
}
