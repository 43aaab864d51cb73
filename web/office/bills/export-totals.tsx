import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { exportTotals } from '#contracts/office/bills.ts'
import { beijingDateOf, parseDay } from '#rulebook/beijing-time.ts'
import { FileButton } from '#web/client/file-button.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { billsTexts as texts } from './bills.texts.ts'

/** The totals by day, school and channel as a file; that it was taken is in the trail. */
export function ExportTotals() {
  const [today] = useState(() => beijingDateOf(new Date()))
  const [from, setFrom] = useState(`${today.slice(0, 8)}01`)
  const [until, setUntil] = useState(today)
  const [start, end] = [parseDay(from.trim()), parseDay(until.trim())]
  return (
    <SectionCard title={texts.exportTitle}>
      <p className="kj-soft">{texts.exportLead}</p>
      <div className="kj-form-row">
        <TextInput
          label={texts.from}
          description={texts.dayHelp}
          error={start === undefined && texts.dayWrong}
          value={from}
          maxLength={20}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <TextInput
          label={texts.until}
          description={texts.dayHelp}
          error={end === undefined && texts.dayWrong}
          value={until}
          maxLength={20}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
        {start !== undefined && end !== undefined && (
          <FileButton contract={exportTotals} input={[{ query: { from: start, until: end } }]}>
            {texts.save}
          </FileButton>
        )}
      </div>
    </SectionCard>
  )
}
