import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { DraftView } from '#contracts/applications.ts'
import type { CredentialFields, CredentialView } from '#contracts/evidence.ts'
import type { DraftForm } from '#contracts/forms.ts'
import { usePendingPhotos } from '#web/ui/photo/queue/use-photo-queue.ts'
import { photosKeyOf } from '../../evidence/credential-facts.ts'
import { credentialSaver } from '../../evidence/credential-saver.ts'
import { useActiveTicket } from '../../session.ts'
import { draftSaver, type FormKind } from '../saver/draft-saver.ts'
import type { Saver, SaveStatus } from '../saver/saver.ts'
import { useSaver, useSaveStatus } from '../saver/use-saver.ts'
import { CONFIRM } from './steps-of.ts'

/** A draft with a form `F`, and what was read for it; `R` is what the service reads beside it. */
export interface OpenedDraft<F extends DraftForm, R> {
  draft: DraftView & { form: F }
  /** The whole wallet. */
  credentials: readonly CredentialView[]
  reference: R
}

/** A credential that the form uses, with what keeps its fields. */
export interface EvidenceCard {
  credential: CredentialView
  saver: Saver<CredentialFields>
}

/** A correction whose application was rejected while it was being modified. */
export interface DecidedDraft {
  draft: Pick<DraftView, 'id' | 'faults' | 'correction'>
  applicationId: string
  /** The reason was read. */
  acknowledge: () => void
}

export interface Wizard<F extends DraftForm, R> extends OpenedDraft<F, R> {
  form: F
  version: number
  /** Applied to the form as it is by then: what was asked of the server meanwhile overwrites nothing. */
  change: (next: (form: F) => F) => void
  /** The credentials that the form uses, as far as the wallet still has them. */
  cards: readonly EvidenceCard[]
  /** The credentials that the form uses and the wallet has no more. */
  removed: readonly string[]
  /** Of the form and all its credentials together. */
  status: SaveStatus
  /** Why something was not saved, as long as it is not. */
  refusal: unknown
  /** Photographs that are chosen and not stored yet; undefined until that is known. */
  photosLeft: number | undefined
  /** 确认信息 was looked at: what is missing is said at its field from then on. */
  isChecked: boolean
  /** Of a correction: the version of its application that was seen here (APP-10). */
  applicationVersion: number | undefined
  /** Somebody has rejected the application since, and the reason was not read yet. */
  decidedMeanwhile: DecidedDraft | undefined
  /** Takes what another tab or device saved instead of what is unsaved here. */
  loadNewer: () => Promise<void>
}

/** What the frame has to know of a form. */
export interface WizardKind<F extends DraftForm> extends FormKind<F> {
  credentialsOf: (form: F) => readonly string[]
}

/** What every step of the frame may ask, whatever the form is. */
export type AnyWizard = Omit<Wizard<DraftForm, unknown>, 'change'>

/** What is being filled in, kept on the server as it is typed (APP-02). */
export function useWizard<F extends DraftForm, R>(
  opened: OpenedDraft<F, R>,
  { step, kind }: { step: string; kind: WizardKind<F> },
): Wizard<F, R> {
  const { draft, credentials } = opened
  const [isChecked, setChecked] = useState(false)
  if (step === CONFIRM && !isChecked) setChecked(true)
  const client = useQueryClient()
  const { ticketId } = useActiveTicket()
  const saver = draftSaver(client, { draft, ticketId }, kind)
  const { value: form, version } = useSaver(saver, { value: draft.form, version: draft.version })
  const { cards, removed } = useCards(kind.credentialsOf(form), credentials)
  const savers = useMemo(() => [saver, ...cards.map((card) => card.saver)], [saver, cards])
  const status = useSaveStatus(savers)
  const refusal = savers.map((one) => one.state()).find((state) => state.status === 'refused')?.error
  const photosLeft = usePendingPhotos(cards.map(({ credential }) => photosKeyOf(credential.id)))
  const loadNewer = async () => {
    for (const one of savers) if (one.state().status === 'stale') await one.loadNewer()
  }
  const change: Wizard<F, R>['change'] = (next) => saver.change(next(saver.state().value))
  const seen = useSeenVersion(draft)
  return {
    ...{ ...opened, ...seen, form, version, change, cards, removed },
    ...{ status, refusal, photosLeft, isChecked, loadNewer },
  }
}

function useCards(ids: readonly string[], credentials: readonly CredentialView[]) {
  const client = useQueryClient()
  const key = ids.join(' ')
  return useMemo(() => {
    const used = key === '' ? [] : key.split(' ')
    const cards = used.flatMap((one) => {
      const credential = credentials.find(({ id }) => id === one)
      return credential === undefined ? [] : [{ credential, saver: credentialSaver(client, credential) }]
    })
    return { cards, removed: used.filter((one) => !credentials.some(({ id }) => id === one)) }
  }, [client, key, credentials])
}

function useSeenVersion(draft: DraftView): Pick<AnyWizard, 'applicationVersion' | 'decidedMeanwhile'> {
  const { correction } = draft
  const [applicationVersion, setSeen] = useState(correction?.version)
  const isAsked = correction?.state === 'rejected' || correction?.state === 'amending'
  const isNew = isAsked && correction.version !== applicationVersion
  if (!isNew) return { applicationVersion, decidedMeanwhile: undefined }
  const { applicationId, version } = correction
  return {
    applicationVersion,
    decidedMeanwhile: { draft, applicationId, acknowledge: () => setSeen(version) },
  }
}
