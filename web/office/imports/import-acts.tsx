import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { entryComparison } from '#contracts/office/double-entry.ts'
import {
  applyImport,
  discardImport,
  type ImportBatchView,
  type ImportKind,
  listImports,
  oneImport,
  rollBackImport,
  setRowsAside,
} from '#contracts/office/imports.ts'
import { listPublications } from '#contracts/office/scores/publications.ts'
import { replyOptions, useAct } from '#web/client/queries.ts'
import { Notice } from '#web/ui/notice.tsx'
import { useMay } from '../session.ts'
import { ActDialog } from '../ui-act-dialog.tsx'
import { hasRowsToSetAside, isReady } from './batch-state.ts'
import { importsTexts } from './imports.texts.ts'
import { nextToSee } from './photos/next-to-see.ts'
import { photosToSeeTexts } from './photos/photos-to-see.texts.ts'
import { usePhotosToSee } from './photos/use-photos-to-see.ts'
import { textsOf } from './texts-of.ts'

/** What applying does, by what the file brings in. */
const APPLY_LEADS: Record<ImportKind, string> = {
  candidates: importsTexts.applyCandidatesLead,
  exam_scores: importsTexts.applyLead,
  practice_scores: importsTexts.applyLead,
  inbound_transfers: importsTexts.applyInboundLead,
  candidate_photos: importsTexts.applyPhotosLead,
}

const REFRESHES = [oneImport, listImports, listPublications, entryComparison]

/** The acts that the batch's state allows; each asks for a confirmation that names it. */
export function ImportActs({ batch, mayApply }: { batch: ImportBatchView; mayApply: boolean }) {
  const may = useMay()
  const texts = textsOf(batch.kind)
  const [asked, setAsked] = useState<'apply' | 'setAside' | 'discard' | 'stop' | 'rollBack'>()
  const apply = useAct(applyImport, REFRESHES)
  const setAside = useAct(setRowsAside, REFRESHES)
  const discard = useAct(discardImport, REFRESHES)
  const rollBack = useAct(rollBackImport, REFRESHES)
  const { state, rowsTotal, rowsFaulty, batchNo } = batch
  const params = { id: batch.id }
  const isHeld = useIsHeld(batch)
  const { left, open } = usePhotosToSee(batch)
  const next = nextToSee(left)
  const close = () => setAsked(undefined)
  const shut = { onSuccess: close }
  return (
    <div className="kj-row">
      {isReady(batch) && !isHeld && mayApply && (
        <Button onClick={() => setAsked('apply')}>{texts.apply}</Button>
      )}
      {hasRowsToSetAside(batch) && may('import.apply') && (
        <Button variant="default" onClick={() => setAsked('setAside')}>
          {texts.setAside}
        </Button>
      )}
      {['checked', 'unreadable', 'unassigned', 'uploaded'].includes(state) && (
        <Button variant="default" onClick={() => setAsked('discard')}>
          {texts.discard}
        </Button>
      )}
      {state === 'applied' && !batch.publication && may('import.roll_back') && (
        <Button variant="outline" color="red" onClick={() => setAsked('rollBack')}>
          {texts.rollBack}
        </Button>
      )}
      {state === 'checking' && (
        <Button variant="default" onClick={() => setAsked('stop')}>
          {texts.stop}
        </Button>
      )}
      {asked === 'apply' && (
        <ActDialog
          title={texts.applyTitle(rowsTotal)}
          act={texts.apply}
          running={apply}
          onCancel={close}
          onConfirm={() => apply.mutate({ params }, shut)}
        >
          {next !== undefined && (
            <Notice tone="must">
              <p>{photosToSeeTexts.left(left)}</p>
              <Button
                variant="default"
                onClick={() => {
                  close()
                  open(next)
                }}
              >
                {photosToSeeTexts.goOn(next)}
              </Button>
            </Notice>
          )}
          <p>{APPLY_LEADS[batch.kind]}</p>
        </ActDialog>
      )}
      {asked === 'setAside' && (
        <ActDialog
          title={texts.setAsideTitle(rowsFaulty)}
          act={texts.setAside}
          running={setAside}
          note={{ label: texts.setAsideReason, help: texts.reasonHelp, min: 4 }}
          onCancel={close}
          onConfirm={(reason = '') => setAside.mutate({ params, body: { reason } }, shut)}
        >
          <p>{texts.setAsideLead(rowsTotal - rowsFaulty)}</p>
        </ActDialog>
      )}
      {(asked === 'discard' || asked === 'stop') && (
        <ActDialog
          title={asked === 'stop' ? texts.stopTitle(batchNo) : texts.discardTitle(batchNo)}
          act={texts[asked]}
          danger
          running={discard}
          onCancel={close}
          onConfirm={() => discard.mutate({ params }, shut)}
        >
          <p>{asked === 'stop' ? texts.stopLead : texts.discardLead}</p>
        </ActDialog>
      )}
      {asked === 'rollBack' && (
        <ActDialog
          title={texts.rollBackTitle(batchNo, rowsTotal)}
          act={texts.rollBack}
          danger
          running={rollBack}
          note={{ label: texts.reason, help: texts.reasonHelp, min: 4 }}
          onCancel={close}
          onConfirm={(reason = '') => rollBack.mutate({ params, body: { reason } }, shut)}
        >
          <p>{texts.rollBackLead}</p>
        </ActDialog>
      )}
    </div>
  )
}

/** Whether the batch waits for a second entry, or for somebody to settle where the two differ. */
function useIsHeld({ id, isDouble }: ImportBatchView): boolean {
  const { data } = useQuery({ ...replyOptions(entryComparison, { params: { id } }), enabled: isDouble })
  return isDouble && !(data?.isCompared === true && data.open === 0)
}
