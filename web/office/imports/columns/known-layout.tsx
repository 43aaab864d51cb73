import type { ImportBatchView } from '#contracts/office/imports.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { columnsTexts as texts } from './columns.texts.ts'

/** Names by whose word the columns of the file were read (IMP-04). */
export function KnownLayout({ layout }: { layout: NonNullable<ImportBatchView['layout']> }) {
  const { columns, by, from } = layout
  const at = formatInstant(new Date(layout.at))
  return (
    <SectionCard title={texts.known}>
      <p>{from === 'this' ? texts.knownThis(by, at) : texts.knownEarlier(by, at)}</p>
      <ul>
        {columns.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </SectionCard>
  )
}
