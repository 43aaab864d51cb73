import { type ReactNode, useRef } from 'react'
import type { DraftForm } from '#contracts/forms.ts'
import type { ReplacePhoto } from '#web/ui/photo/photo-field-props.ts'
import { ReplacePage } from '../evidence/replace-page.tsx'
import { FaultNotice, faultsTitle } from '../service/details/fault-notice.tsx'
import { ProofField } from './proof-field.tsx'
import { type Kind, Reminder } from './reminder.tsx'
import { SaveBar } from './save-bar.tsx'
import { type SupplementWizard, useProof } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import type { RowErrors } from './use-row-errors.ts'

interface RowFrameProps<F extends DraftForm & { proofId?: string }> {
  kind: Kind
  wizard: SupplementWizard<F>
  errors: RowErrors
  /** The fields. */
  children: ReactNode
}

/** The page of one row: what to know first, the fields of its kind, the pictures, and 「保存」. */
export function RowFrame<F extends DraftForm & { proofId?: string }>(props: RowFrameProps<F>) {
  const { kind, wizard, errors, children } = props
  const { draft, reference } = wizard
  const proof = useProof(wizard)
  // The pictures are in the wallet and not in the form: only here it is seen that they are there by now.
  const hasPictures = (proof.card?.credential.images ?? []).length > 0
  const found = errors.found.filter(({ field }) => field !== 'proof' || !hasPictures)
  const replace = useRef<ReplacePhoto>(null)
  return (
    <>
      <Reminder kind={kind} limits={reference.limits} />
      {draft.faults.length > 0 && (
        <FaultNotice
          title={faultsTitle(draft.correction?.state)}
          faults={draft.faults}
          remedyOf={(mark) => (
            <ReplacePage
              mark={mark}
              credential={proof.card?.credential}
              onReplace={(src, file) => replace.current?.(src, file)}
            />
          )}
        />
      )}
      {children}
      <ProofField
        lead={texts.imagesLeads[kind]}
        error={errors.errorAt('proof')}
        replaceRef={replace}
        {...proof}
      />
      <SaveBar wizard={wizard} found={found} onFound={errors.meet} />
    </>
  )
}
