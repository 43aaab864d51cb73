import { IMPORT_KINDS, type ImportBatchView } from '#contracts/office/imports.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { Notice } from '#web/ui/notice.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { hasRowsToSetAside, isNotApplied } from './batch-state.ts'
import { doubleEntryTexts } from './double-entry.texts.ts'
import { textsOf } from './texts-of.ts'

interface Next {
  batch: ImportBatchView
  mayApply: boolean
  /** Whoever looks uploaded it, and another officer applies it. */
  isForAnother: boolean
}

/** Says what comes next for the batch, and who does it; rows that were set aside still wait for somebody (IMP-04). */
export function BatchNext(next: Next) {
  const { batch } = next
  const texts = textsOf(batch.kind)
  return (
    <>
      <WayOn {...next} />
      {batch.rowsSetAside > 0 && ['checked', 'applying', 'applied'].includes(batch.state) && (
        <Notice tone="must">{texts.nextRepair(batch.rowsSetAside)}</Notice>
      )}
    </>
  )
}

function WayOn({ batch, mayApply, isForAnother }: Next) {
  const { state, rowsFaulty, kind, publication, publishAt, entryOf, isDouble } = batch
  const texts = textsOf(kind)
  // The batch's fault already says what to do.
  if (isNotApplied(batch)) return null
  if (entryOf !== undefined)
    return (
      <Notice tone="going">
        <p>{doubleEntryTexts.isSecond(entryOf.batchNo)}</p>
        <OfficeLink to={`/imports/${entryOf.id}`}>{doubleEntryTexts.toFirst(entryOf.batchNo)}</OfficeLink>
      </Notice>
    )
  if (state === 'checked' && rowsFaulty > 0) return <Faults batch={batch} mayApply={mayApply} />
  // What a batch of two entries waits for is shown with their comparison.
  if (state === 'checked' && isDouble) return null
  if (state === 'checked') return <Sound batch={batch} mayApply={mayApply} isForAnother={isForAnother} />
  if (state !== 'applied') return null
  if (kind === 'inbound_transfers')
    return (
      <Notice tone="going">
        <p>{texts.nextMatch}</p>
        <OfficeLink to="/arrivals">{texts.toMatching}</OfficeLink>
      </Notice>
    )
  if (!IMPORT_KINDS[kind].isPublished) return <Notice tone="approval">{texts.nextNone}</Notice>
  const at = publishAt === undefined ? '' : formatInstant(new Date(publishAt))
  return (
    <Notice tone="going">
      <p>{publication ? texts.publicationWords(publication, at) : texts.nextPublish}</p>
      {mayApply && <OfficeLink to="/publications">{texts.toPublications}</OfficeLink>}
    </Notice>
  )
}

function Sound({ batch, mayApply, isForAnother }: Next) {
  const texts = textsOf(batch.kind)
  if (isForAnother) return <Notice tone="must">{texts.nextAnother}</Notice>
  return <Notice tone="approval">{mayApply ? texts.nextApply : texts.nextWait}</Notice>
}

function Faults({ batch, mayApply }: { batch: ImportBatchView; mayApply: boolean }) {
  const texts = textsOf(batch.kind)
  const words = mayApply && hasRowsToSetAside(batch) ? texts.nextCorrectOrAside : texts.nextCorrect
  return <Notice tone="must">{words(batch.rowsFaulty)}</Notice>
}
