import type { QueryClient } from '@tanstack/react-query'
import {
  type CredentialFields,
  type CredentialView,
  listCredentials,
  saveCredential,
} from '#contracts/evidence.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { kindOfFailure, tellingIfGone } from '../service/saver/save-failure.ts'
import type { Saver } from '../service/saver/saver.ts'
import { makeShelf } from '../service/saver/saver-shelf.ts'
import { foldedFields } from './folded-fields.ts'
import { changeCredential } from './wallet-cache.ts'

const credentials = makeShelf<CredentialFields>()
const wallet = { queryKey: replyOptions(listCredentials).queryKey }

/** Makes the saver that stores the fields of a credential while they are typed. */
export function credentialSaver(client: QueryClient, credential: CredentialView): Saver<CredentialFields> {
  const { id, fields, version } = credential
  const keep = (reply: CredentialView) => {
    changeCredential(client, id, () => reply)
    return { value: reply.fields, version: reply.version }
  }
  return credentials(
    id,
    { value: fields, version },
    {
      kindOf: kindOfFailure,
      asKept: foldedFields,
      load: async () => {
        const reply = await call(listCredentials)
        const found = reply.credentials.find((one) => one.id === id)
        if (found === undefined) {
          client.setQueryData(wallet.queryKey, reply)
          throw new Error('the credential was removed elsewhere')
        }
        return keep(found)
      },
      save: async ({ value, version: seen }) => {
        const saving = call(saveCredential, { params: { id }, body: { version: seen, fields: value } })
        // Reloads the wallet: it no longer has a card for this credential, and the page says why.
        return keep(await tellingIfGone(saving, () => void client.invalidateQueries(wallet)))
      },
    },
  )
}
