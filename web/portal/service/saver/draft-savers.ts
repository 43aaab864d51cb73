import type { QueryClient } from '@tanstack/react-query'
import type { DraftView } from '#contracts/applications.ts'
import { oneDraft, saveDraft } from '#contracts/drafts.ts'
import {
  type CredentialFields,
  type CredentialView,
  listCredentials,
  saveCredential,
} from '#contracts/evidence.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { changeCredential } from '../../evidence/wallet-cache.ts'
import { isGone, kindOfFailure } from './save-failure.ts'
import type { Saver } from './saver.ts'
import { makeShelf } from './saver-shelf.ts'

const drafts = makeShelf<DraftForm>()
const credentials = makeShelf<CredentialFields>()
const wallet = { queryKey: replyOptions(listCredentials).queryKey }

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
  // Asked for again, its page says that it is gone, instead of saving it in vain.
  const onGone = () => void client.invalidateQueries({ queryKey: replyOptions(oneDraft, of).queryKey })
  return drafts(
    draft.id,
    { value: draft.form, version: draft.version },
    {
      kindOf: kindOfFailure,
      load: async () => keep(await tellingIfGone(call(oneDraft, of), onGone)),
      save: async ({ value, version }) =>
        keep(await tellingIfGone(call(saveDraft, { ...of, body: { version, form: value } }), onGone)),
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
        // The wallet as it is now has no card for it any more, and says why.
        return keep(await tellingIfGone(saving, () => void client.invalidateQueries(wallet)))
      },
    },
  )
}

async function tellingIfGone<R>(asked: Promise<R>, onGone: () => void): Promise<R> {
  try {
    return await asked
  } catch (error) {
    if (isGone(error)) onGone()
    throw error
  }
}
