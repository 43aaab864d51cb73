import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { assignColumns } from '#contracts/office/imports/columns.ts'
import { listImports, oneImport } from '#contracts/office/imports.ts'
import { beginningOf } from '#rulebook/free-text/cut-text.ts'
import { refusedForm } from '#web/client/problems.ts'
import { useAct } from '#web/client/queries.ts'
import { ErrorSummary } from '#web/ui/error-summary.tsx'
import { field } from '#web/ui/field.ts'
import { DeskTable } from '../../ui-desk-table.tsx'
import {
  choiceProblems,
  columnsUnder,
  type FileColumn,
  type FileColumns,
  suggestedUnder,
} from './chosen-columns.ts'
import { columnsTexts as texts } from './columns.texts.ts'

/** The columns of the file with samples, each with what it is imported as. */
export function ColumnsForm({ batchId, file }: { batchId: string; file: FileColumns }) {
  const [headerRow, setHeaderRow] = useState(file.headerRow)
  const [chosen, setChosen] = useState(suggestedUnder(file, file.headerRow))
  const [found, setFound] = useState<{ field: string; text: string }[]>([])
  const act = useAct(assignColumns, [oneImport, listImports])
  const refused = refusedForm(act.error ?? undefined)
  const submit = () => {
    const problems = choiceProblems(file, chosen)
    setFound(problems)
    act.reset()
    if (problems.length > 0) return
    const columns = [...chosen].map(([place, key]) => ({ place, key }))
    act.mutate({ params: { id: batchId }, body: { headerRow, columns } })
  }
  const problems = found.length > 0 ? found : refused.problems
  return (
    <form
      className="kj-stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p>{texts.lead}</p>
      {file.sheet !== '' && <p>{texts.sheet(file.sheet)}</p>}
      <ErrorSummary problems={problems} message={refused.message} />
      <NativeSelect
        {...field('headerRow', problems)}
        label={texts.headerRow}
        data={file.rows
          .filter(({ suggested }) => suggested !== undefined)
          .map(({ rowNo, cells }) => ({ value: String(rowNo), label: rowWords(rowNo, cells) }))}
        value={String(headerRow)}
        onChange={(event) => {
          const row = Number(event.currentTarget.value)
          setHeaderRow(row)
          setChosen(suggestedUnder(file, row))
        }}
      />
      {/* The id is where the summary of errors leads to. */}
      <div id="columns" tabIndex={-1}>
        <DeskTable
          caption={texts.title}
          rows={columnsUnder(file, headerRow)}
          rowKey={({ place }) => String(place)}
          columns={[
            { key: 'name', title: texts.column, card: 'lead', cell: ({ name }) => texts.columnOf(name) },
            {
              key: 'heading',
              title: texts.heading,
              card: 'wide',
              cell: ({ heading }) => heading || texts.noHeading,
            },
            {
              key: 'samples',
              title: texts.samples,
              card: 'wide',
              cell: ({ samples }) => samples.join(texts.and),
            },
            {
              key: 'meaning',
              title: texts.meaning,
              card: 'wide',
              cell: (column) => (
                <Meaning
                  column={column}
                  file={file}
                  chosen={chosen.get(column.place) ?? ''}
                  onChoose={(key) => setChosen(changed(chosen, column.place, key))}
                />
              ),
            },
          ]}
        />
      </div>
      <div>
        <Button type="submit" loading={act.isPending}>
          {texts.submit}
        </Button>
      </div>
    </form>
  )
}

function Meaning({
  column: { name, heading },
  file,
  chosen,
  onChoose,
}: {
  column: FileColumn
  file: FileColumns
  chosen: string
  onChoose: (key: string) => void
}) {
  return (
    <NativeSelect
      aria-label={texts.meaningOf(name, heading || texts.noHeading)}
      value={chosen}
      onChange={(event) => onChoose(event.currentTarget.value)}
      data={[
        { value: '', label: texts.none },
        ...file.wanted.map(({ key, title, isRequired }) => ({
          value: key,
          label: isRequired ? texts.required(title) : title,
        })),
      ]}
    />
  )
}

function changed(
  chosen: ReadonlyMap<number, string>,
  place: number,
  key: string,
): ReadonlyMap<number, string> {
  const next = new Map(chosen)
  if (key === '') next.delete(place)
  else next.set(place, key)
  return next
}

function rowWords(rowNo: number, cells: readonly string[]): string {
  return texts.rowOf(rowNo, beginningOf(cells.filter((cell) => cell !== '').join(texts.and), 40))
}
