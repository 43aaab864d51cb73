import type { QueryClient } from '@tanstack/react-query'
import type { DraftView } from '#contracts/applications.ts'
import { oneDraft, saveDraft } from '#contracts/drafts.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { call } from '#web/client/call.ts'
import { replyOptions } from '#web/client/queries.ts'
import { kindOfFailure, tellingIfGone } from './save-failure.ts'
import type { Saver } from './saver.ts'
import type { Shelf } from './saver-shelf.ts'

/** How drafts of one service are saved: the shelf of their savers, and the check that recognises their form. */
export interface FormKind<F extends DraftForm> {
  shelf: Shelf<F>
  isOwn: (form: DraftForm) => form is F
  /** The form as the server folds and keeps it. */
  asKept: (form: F) => F
}

/**
 * Makes the saver of a draft's form. It saves under the 准考证 that the draft was opened with, even if another becomes
 * active (HOM-01).
 */
export function draftSaver<F extends DraftForm>(
  client: QueryClient,
  { draft, ticketId }: { draft: DraftView & { form: F }; ticketId: string | undefined },
  { shelf, isOwn, asKept }: FormKind<F>,
): Saver<F> {
  const target = { params: { id: draft.id }, ticketId }
  const keep = (reply: DraftView) => {
    client.setQueryData(replyOptions(oneDraft, target).queryKey, reply)
    if (!isOwn(reply.form)) throw new Error('the draft has the form of another service')
    return { value: reply.form, version: reply.version }
  }
  // Reloads the draft, so that its page says that it is gone instead of saving in vain.
  const onGone = () => void client.invalidateQueries({ queryKey: replyOptions(oneDraft, target).queryKey })
  return shelf(
    draft.id,
    { value: draft.form, version: draft.version },
    {
      kindOf: kindOfFailure,
      asKept,
      load: async () => keep(await tellingIfGone(call(oneDraft, target), onGone)),
      save: async ({ value, version }) =>
        keep(await tellingIfGone(call(saveDraft, { ...target, body: { version, form: value } }), onGone)),
    },
  )
}
