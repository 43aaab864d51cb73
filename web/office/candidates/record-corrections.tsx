import { listCorrections } from '#contracts/office/scores/corrections.ts'
import { useReply } from '#web/client/queries.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DECIDED_COLUMNS } from '../corrections/correction-columns.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'

type Shown = Column<Parameters<(typeof DECIDED_COLUMNS)[number]['cell']>[0]>

/** Whose record it is stands above. */
const COLUMNS: readonly Shown[] = DECIDED_COLUMNS.filter(({ key }) => key !== 'who').map((column) =>
  column.key === 'course' ? { ...column, card: 'lead' as const } : column,
)

/** The trace behind 「已更正」: each correction of this candidate's scores, by whom and why (IMP-03). */
export function RecordCorrections({ personId }: { personId: string }) {
  const corrections = useReply(listCorrections, { query: { personId } }).data?.corrections ?? []
  if (corrections.length === 0) return null
  return (
    <SectionCard title={texts.corrections}>
      <DeskTable caption={texts.corrections} columns={COLUMNS} rows={corrections} rowKey={({ id }) => id} />
    </SectionCard>
  )
}
