import { importErrorFile } from '#contracts/office/imports/files.ts'
import type { oneImport } from '#contracts/office/imports.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { textsOf } from './texts-of.ts'

type Report = ReplyOf<typeof oneImport>

/** Shows what the check found: warnings, problems by kind, and the first faulty rows as the file has them. */
export function CheckReport({ report }: { report: Report }) {
  const { batch, problemCounts, faultyRows, columns, noteCounts, notedRows } = report
  const texts = textsOf(batch.kind)
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
          <p>{batch.rowsSetAside > 0 ? texts.errorLeadAside : texts.errorLead}</p>
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
        <Rows
          title={texts.faultyRows}
          numbered={texts.rowNo}
          said={texts.problem}
          columns={columns}
          rows={faultyRows.map((row) => ({ ...row, words: row.problems }))}
        />
      )}
      {noteCounts.length > 0 && (
        <SectionCard title={texts.notes}>
          <p>{texts.notesLead}</p>
          <DeskTable
            caption={texts.notes}
            rows={noteCounts}
            rowKey={({ note }) => note}
            columns={[
              { key: 'text', title: texts.note, card: 'lead', cell: ({ text }) => text },
              { key: 'rows', title: texts.count, numeric: true, cell: ({ rows }) => rows },
            ]}
          />
        </SectionCard>
      )}
      {notedRows.length > 0 && (
        <Rows
          title={texts.notedRows}
          numbered={texts.rowNo}
          said={texts.note}
          columns={columns}
          rows={notedRows.map((row) => ({ ...row, words: row.notes }))}
        />
      )}
    </>
  )
}

interface SaidRow {
  rowNo: number
  cells: readonly string[]
  words: readonly string[]
}

/** Rows as the file has them, each with what is to be said of it. */
function Rows({
  title,
  numbered,
  said,
  columns,
  rows,
}: {
  title: string
  /** What the numbers are called. */
  numbered: string
  said: string
  columns: readonly string[]
  rows: readonly SaidRow[]
}) {
  return (
    <SectionCard title={title}>
      <DeskTable
        caption={title}
        rows={rows}
        rowKey={({ rowNo }) => String(rowNo)}
        columns={[
          { key: 'rowNo', title: numbered, card: 'lead', cell: ({ rowNo }) => rowNo },
          { key: 'said', title: said, card: 'wide', cell: ({ words }) => <strong>{words.join(' ')}</strong> },
          ...columns.map((column, place) => ({
            key: column,
            title: column,
            cell: ({ cells }: SaidRow) => cells[place] ?? '',
          })),
        ]}
      />
    </SectionCard>
  )
}
