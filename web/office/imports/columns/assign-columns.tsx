import { useQuery } from '@tanstack/react-query'
import { fileColumns } from '#contracts/office/imports/columns.ts'
import type { ImportBatchView } from '#contracts/office/imports.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { replyOptions } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { leadsNowhere } from '../../shell/leads-nowhere.ts'
import { columnsTexts as texts } from './columns.texts.ts'
import { ColumnsForm } from './columns-form.tsx'

/** Asks whoever brought the file which column is which (IMP-04); says to everybody else who that is. */
export function AssignColumns({ batch }: { batch: ImportBatchView }) {
  const reply = useQuery(replyOptions(fileColumns, { params: { id: batch.id } }))
  if (leadsNowhere(reply.error))
    return <SectionCard title={texts.title}>{texts.leadOther(batch.uploadedBy)}</SectionCard>
  return (
    <SectionCard title={texts.title}>
      <Loaded reply={reply}>{(file) => <ColumnsForm batchId={batch.id} file={file} />}</Loaded>
    </SectionCard>
  )
}
