import { importErrorFile, type oneImport } from '#contracts/office/imports.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { importsTexts as texts } from './imports.texts.ts'

type Report = ReplyOf<typeof oneImport>

/** Shows what the check found: warnings, problems by kind, and the first faulty rows as the file has them. */
export function CheckReport({ report }: { report: Report }) {
  const { batch, problemCounts, faultyRows, columns } = report
  return (
    <>
      {batch.warnings.length > 0 && (
        <Notice tone="must">
          <p className="kj-strong">{texts.warnings}</p>
          {batch.warnings.map((warning) => (
            <p key={warning}>{warning}</p>
          ))}
        </Notice>
      )}
      {problemCounts.length > 0 && (
        <SectionCard title={texts.problems}>
          <p>{texts.errorLead}</p>
          <DeskTable
            caption={texts.problems}
            rows={problemCounts}
            rowKey={({ problem }) => problem}
            columns={[
              { key: 'text', title: texts.problem, card: 'lead', cell: ({ text }) => text },
              { key: 'rows', title: texts.count, numeric: true, cell: ({ rows }) => rows },
            ]}
          />
          <FileButton contract={importErrorFile} input={[{ params: { id: batch.id } }]}>
            {texts.errorFile}
          </FileButton>
        </SectionCard>
      )}
      {faultyRows.length > 0 && (
        <SectionCard title={texts.faultyRows}>
          <DeskTable
            caption={texts.faultyRows}
            rows={faultyRows.slice(0, 50)}
            rowKey={({ rowNo }) => String(rowNo)}
            columns={[
              { key: 'rowNo', title: texts.rowNo, card: 'lead', cell: ({ rowNo }) => rowNo },
              ...columns.map((title, place) => ({
                key: title,
                title,
                cell: ({ cells }: Report['faultyRows'][number]) => cells[place] ?? '',
              })),
              {
                key: 'problems',
                title: texts.problem,
                card: 'wide',
                cell: ({ problems }) => <strong>{problems.join(' ')}</strong>,
              },
            ]}
          />
        </SectionCard>
      )}
    </>
  )
}
