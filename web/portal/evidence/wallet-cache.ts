import type { QueryClient } from '@tanstack/react-query'
import { type CredentialView, listCredentials } from '#contracts/evidence.ts'
import { replyOptions } from '#web/client/queries.ts'

const { queryKey } = replyOptions(listCredentials)

/** Changes the cached wallet after an answer of the server, without fetching it again. */
export function changeWallet(
  client: QueryClient,
  change: (credentials: readonly CredentialView[]) => CredentialView[],
): void {
  client.setQueryData(queryKey, (wallet) =>
    wallet === undefined ? wallet : { credentials: change(wallet.credentials) },
  )
}

/** Changes one credential of the cached wallet. */
export function changeCredential(
  client: QueryClient,
  id: string,
  change: (credential: CredentialView) => CredentialView,
): void {
  changeWallet(client, (credentials) => credentials.map((one) => (one.id === id ? change(one) : one)))
}
