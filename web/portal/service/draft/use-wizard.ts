import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { DraftView } from '#contracts/applications.ts'
import type { CredentialFields, CredentialView } from '#contracts/evidence.ts'
import type { ExemptionForm } from '#contracts/forms/exemption.ts'
import { usePendingPhotos } from '#web/ui/photo/use-photo-queue.ts'
import { photosKeyOf } from '../../evidence/credential-facts.ts'
import type { Course } from '../../exemption/choose-courses.ts'
import { useActiveTicket } from '../../session.ts'
import { credentialSaver, draftSaver } from '../saver/draft-savers.ts'
import type { Saver, SaveStatus } from '../saver/saver.ts'
import { useSaver, useSaveStatus } from '../saver/use-saver.ts'
import type { Step } from './steps.tsx'

export interface WizardGiven {
  draft: DraftView
  courses: readonly Course[]
  credentials: readonly CredentialView[]
}

/** A credential of the form, with what keeps its fields. */
export interface EvidenceCard {
  credential: CredentialView
  saver: Saver<CredentialFields>
  courses: readonly string[]
}

export interface Wizard extends WizardGiven {
  form: ExemptionForm
  version: number
  /** Applied to the form as it is by then: what was asked of the server meanwhile overwrites nothing. */
  change: (next: (form: ExemptionForm) => ExemptionForm) => void
  cards: readonly EvidenceCard[]
  /** Of the form and all its credentials together. */
  status: SaveStatus
  /** Why something was not saved, as long as it is not. */
  refusal: unknown
  /** Photographs that are chosen and not stored yet; undefined until that is known. */
  photosLeft: number | undefined
  /** 确认信息 was looked at: what is missing is said at its field from then on. */
  isChecked: boolean
  /** Takes what another tab or device saved instead of what is unsaved here. */
  loadNewer: () => Promise<void>
}

/** What is being filled in, kept on the server as it is typed (APP-02). */
export function useWizard(given: WizardGiven, step: Step): Wizard {
  const { draft, credentials } = given
  const [isChecked, setChecked] = useState(false)
  if (step === 'confirm' && !isChecked) setChecked(true)
  const client = useQueryClient()
  const { ticketId } = useActiveTicket()
  const saver = draftSaver(client, draft, ticketId)
  const { value: form, version } = useSaver(saver, { value: draft.form, version: draft.version })
  const cards = useMemo(
    () =>
      form.evidence.flatMap(({ credentialId, courses }) => {
        const credential = credentials.find(({ id }) => id === credentialId)
        if (credential === undefined) return []
        return [{ credential, courses, saver: credentialSaver(client, credential) }]
      }),
    [client, form.evidence, credentials],
  )
  const savers = useMemo(() => [saver, ...cards.map((card) => card.saver)], [saver, cards])
  const status = useSaveStatus(savers)
  const refusal = savers.map((one) => one.state()).find((state) => state.status === 'refused')?.error
  const photosLeft = usePendingPhotos(cards.map(({ credential }) => photosKeyOf(credential.id)))
  const loadNewer = async () => {
    for (const one of savers) if (one.state().status === 'stale') await one.loadNewer()
  }
  const change: Wizard['change'] = (next) => saver.change(next(saver.state().value))
  return { ...given, form, version, change, cards, status, refusal, photosLeft, isChecked, loadNewer }
}
