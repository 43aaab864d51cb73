import { useNavigate } from '@tanstack/react-router'
import type { DraftView } from '#contracts/applications.ts'
import { useService } from '../use-service.tsx'
import { startOf } from './start-of.ts'

/** Opens a draft that the server has just returned, at the step to go on with. */
export function useOpenDraft(): (draft: DraftView) => void {
  const part = useService()
  const navigate = useNavigate()
  return (draft) => {
    const { step, element } = startOf(part, draft)
    void navigate({
      to: '/services/$service/drafts/$draft/$step',
      params: { service: part.service, draft: draft.id, step },
      ...(element !== undefined && { hash: element }),
    })
  }
}
