import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { oneDraft } from '#contracts/drafts.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { useActiveTicket } from '../../session.ts'
import { isMissing } from '../details/missing-page.tsx'
import { isOutdated } from '../saver/save-failure.ts'
import { useService } from '../use-service.tsx'
import { GoneDraft } from './gone-draft.tsx'
import { OutdatedDraft } from './outdated-draft.tsx'
import { startOf } from './start-of.ts'

/**
 * Opens a draft whose address names no step: at the step to go on with, or a correction at its fault (APP-02, APP-04).
 */
export function DraftEntrance() {
  const { draft: id } = useParams({ from: '/shell/services/$service/filed/drafts/$draft' })
  const part = useService()
  const draft = useQuery({
    ...replyOptions(oneDraft, { params: { id }, ...useActiveTicket() }),
    staleTime: 0,
  })
  if (isMissing(draft.error)) return <GoneDraft error={draft.error} />
  if (isOutdated(draft.error)) return <OutdatedDraft error={draft.error} />
  return (
    <Loaded reply={draft}>
      {(opened) => {
        const { step, element } = startOf(part, opened)
        return (
          <Navigate
            to="/services/$service/drafts/$draft/$step"
            params={{ service: part.service, draft: id, step }}
            {...(element !== undefined && { hash: element })}
            replace
          />
        )
      }}
    </Loaded>
  )
}
