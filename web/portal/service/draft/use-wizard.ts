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

/** A loaded draft with a form `F`; `R` is the reference material that the service loads beside it. */
export interface OpenedDraft<F extends DraftForm, R> {
  draft: DraftView & { form: F }
  /** All credentials of the wallet. */
  credentials: readonly CredentialView[]
  reference: R
}

/** A credential that the form uses, with the saver of its fields. */
export interface EvidenceCard {
  credential: CredentialView
  saver: Saver<CredentialFields>
}

/** A correction whose application was rejected while it was being modified. */
export interface DecidedDraft {
  draft: Pick<DraftView, 'id' | 'form' | 'faults' | 'correction'>
  applicationId: string
  /** Records that the candidate has read the reason. */
  acknowledge: () => void
}

export interface Wizard<F extends DraftForm, R> extends OpenedDraft<F, R> {
  form: F
  version: number
  /** Applies a change to the current form, so that a late answer of the server overwrites nothing. */
  change: (next: (form: F) => F) => void
  /** The credentials of the form that the wallet still has. */
  cards: readonly EvidenceCard[]
  /** The ids of the form's credentials that the wallet no longer has. */
  removed: readonly string[]
  /** The gravest save status of the form and all its credentials. */
  status: SaveStatus
  /** The error of the last save, until a save succeeds. */
  refusal: unknown
  /** The number of photographs chosen but not stored yet; undefined until it is known. */
  photosLeft: number | undefined
  /** The person has seen 确认信息; from then on missing entries are shown at their fields. */
  isChecked: boolean
  /** For a correction: the version of its application that the candidate has seen (APP-10). */
  applicationVersion: number | undefined
  /** A reviewer's decision meanwhile whose reason the candidate has not read yet. */
  decidedMeanwhile: DecidedDraft | undefined
  /** Replaces unsaved entries with what another tab or device saved. */
  loadNewer: () => Promise<void>
}

/** What the frame must know about a form. */
export interface WizardKind<F extends DraftForm> extends FormKind<F> {
  credentialsOf: (form: F) => readonly string[]
}

/** The part of a wizard that does not depend on the form's type. */
export type AnyWizard = Omit<Wizard<DraftForm, unknown>, 'change'>

/** The state of an open draft, which is saved to the server while the person types (APP-02). */
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
