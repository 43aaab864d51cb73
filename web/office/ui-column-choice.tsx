import { Checkbox } from '@mantine/core'
import type { Column } from '#web/ui/responsive-table.tsx'
import { uiOfficeTexts as texts } from './ui-office.texts.ts'

interface ColumnChoiceProps<Row> {
  columns: readonly Column<Row>[]
  hidden: ReadonlySet<string>
  onToggle: (key: string) => void
}

/** Chooses the visible columns of a table; the column that names the rows is always visible. */
export function ColumnChoice<Row>({ columns, hidden, onToggle }: ColumnChoiceProps<Row>) {
  return (
    <details className="kj-columns" data-view-only>
      <summary>{texts.columns}</summary>
      <fieldset>
        <legend className="kj-hidden">{texts.columns}</legend>
        {columns
          .filter(({ card, title }) => card !== 'lead' && title !== '')
          .map(({ key, title }) => (
            <Checkbox key={key} label={title} checked={!hidden.has(key)} onChange={() => onToggle(key)} />
          ))}
      </fieldset>
    </details>
  )
}
