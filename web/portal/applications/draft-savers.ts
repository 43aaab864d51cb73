import type { QueryClient } from '@tanstack/react-query'
import type { DraftForm, DraftView } from '#contracts/applications.ts'
import { oneDraft, saveDraft } from '#contracts/drafts.ts'
import {
  type CredentialFields,
  type CredentialView,
  listCredentials,
  saveCredential,
} from '#contracts/evidence.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { kindOfFailure } from './save-failure.ts'
import type { Saver } from './saver.ts'
import { makeShelf } from './saver-shelf.ts'
import { changeCredential } from './wallet-cache.ts'

const drafts = makeShelf<DraftForm>()
const credentials = makeShelf<CredentialFields>()

/** Keeps the form of a draft for the 准考证 that it was opened with, whichever is active later (HOM-01). */
export function draftSaver(
  client: QueryClient,
  draft: DraftView,
  ticketId: string | undefined,
): Saver<DraftForm> {
  const of = { params: { id: draft.id }, ticketId }
  const keep = (reply: DraftView) => {
    client.setQueryData(replyOptions(oneDraft, of).queryKey, reply)
    return { value: reply.form, version: reply.version }
  }
  return drafts(
    draft.id,
    { value: draft.form, version: draft.version },
    {
      kindOf: kindOfFailure,
      load: async () => keep(await call(oneDraft, of)),
      save: async ({ value, version }) =>
        keep(await call(saveDraft, { ...of, body: { version, form: value } })),
    },
  )
}

/** Keeps what is typed about a credential. */
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
      load: async () => {
        const wallet = await call(listCredentials)
        const found = wallet.credentials.find((one) => one.id === id)
        if (found === undefined) throw new Error('the credential was removed elsewhere')
        return keep(found)
      },
      save: async ({ value, version: seen }) =>
        keep(await call(saveCredential, { params: { id }, body: { version: seen, fields: value } })),
    },
  )
}
