import type { ImportBatchView } from '#contracts/office/imports.ts'
import { Notice } from '#web/ui/notice.tsx'
import { ProgressBar } from '#web/ui/progress-bar.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { Facts } from '../ui-facts.tsx'
import { Instant } from '../ui-instant.tsx'
import { BatchNext } from './batch-next.tsx'
import { isJudged, isMoving, isNotApplied } from './batch-state.ts'
import { columnsTexts } from './columns/columns.texts.ts'
import { ImportActs } from './import-acts.tsx'
import { importsTexts } from './imports.texts.ts'
import { textsOf } from './texts-of.ts'

/** Shows the state of a batch: its progress or counts, who did what, the next step, and the acts. */
export function BatchCard({ batch, isForAnother }: { batch: ImportBatchView; isForAnother: boolean }) {
  const may = useMay()
  const mayApply = may('import.apply') && !isForAnother
  const texts = textsOf(batch.kind)
  const { state, rowsTotal, rowsDone, rowsFaulty } = batch
  const share = rowsTotal === 0 || state === 'rolling_back' ? 0 : rowsDone / rowsTotal
  return (
    <SectionCard title={texts.stand}>
      <div className="kj-stack">
        {isMoving(state) && <ProgressBar label={movingWords(state)} share={share} />}
        {batch.fault && (
          <Notice tone="refusal">
            <p className="kj-strong">{faultTitle(batch)}</p>
            <p>{batch.fault}</p>
          </Notice>
        )}
        <dl className="kj-counts">
          <Count name={texts.rows} count={rowsTotal} />
          {isJudged(batch) && (
            <>
              <Count name={texts.sound} count={Math.max(0, rowsTotal - rowsFaulty)} />
              <Count name={texts.faulty} count={rowsFaulty} />
            </>
          )}
        </dl>
        <Facts
          facts={[
            [texts.uploadedBy, batch.uploadedBy],
            [texts.uploadedAt, <Instant key="at" at={batch.uploadedAt} />],
            [texts.school, batch.schoolName],
            [texts.rowsSetAside, batch.rowsSetAside > 0 ? texts.number(batch.rowsSetAside) : undefined],
            [
              texts.setAsideReason,
              batch.setAsideReason && texts.byWhom(batch.setAsideReason, batch.setAsideBy),
            ],
            [texts.appliedBy, batch.appliedBy],
            [texts.appliedAt, batch.appliedAt && <Instant key="at" at={batch.appliedAt} />],
            [texts.rolledBackBy, batch.rolledBackBy],
            [texts.rolledBackAt, batch.rolledBackAt && <Instant key="at" at={batch.rolledBackAt} />],
            [texts.rollBackReason, batch.rollBackReason],
            [texts.discardedBy, batch.discardedBy],
            [texts.discardedAt, batch.discardedAt && <Instant key="at" at={batch.discardedAt} />],
          ]}
        />
        <BatchNext batch={batch} mayApply={may('import.apply')} isForAnother={isForAnother} />
        <ImportActs batch={batch} mayApply={mayApply} />
      </div>
    </SectionCard>
  )
}

function faultTitle(batch: ImportBatchView): string {
  if (isNotApplied(batch)) return importsTexts.applyFault
  if (batch.state === 'unassigned') return columnsTexts.fault
  if (batch.state === 'discarded') return importsTexts.applyFault
  return batch.state === 'applied' ? importsTexts.rollBackFault : importsTexts.fault
}

function movingWords(state: string): string {
  if (state === 'rolling_back') return importsTexts.rollingBack
  return state === 'applying' ? importsTexts.applying : importsTexts.checking
}

function Count({ name, count }: { name: string; count: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{importsTexts.number(count)}</dd>
    </div>
  )
}
