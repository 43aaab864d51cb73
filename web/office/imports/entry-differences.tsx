import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EntryDifference } from '#contracts/office/double-entry.ts'
import type { ScoreOutcome } from '#contracts/scores.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { outcomeWords } from '../candidates/score-words.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { doubleEntryTexts as texts } from './double-entry.texts.ts'
import { SettleEntry } from './settle-entry.tsx'

const COLUMNS: readonly Column<EntryDifference>[] = [
  { key: 'ticket', title: texts.ticketNo, card: 'lead', cell: ({ ticketNo }) => ticketNo },
  { key: 'name', title: texts.name, cell: ({ personName }) => personName ?? '' },
  {
    key: 'course',
    title: texts.course,
    card: 'wide',
    cell: ({ courseCode, courseName = '' }) => `${courseCode} ${courseName}`,
  },
  { key: 'first', title: texts.first, cell: ({ first }) => <Value outcome={first} /> },
  { key: 'second', title: texts.secondEntry, cell: ({ second }) => <Value outcome={second} /> },
  {
    key: 'settled',
    title: texts.settled,
    card: 'wide',
    cell: ({ settled }) =>
      settled && (
        <span>
          {texts.settledAs(settled.chosen === 'first' ? texts.first : texts.secondEntry, settled.by)}{' '}
          <span className="kj-soft">{settled.reason}</span>
        </span>
      ),
  },
]

interface EntryDifferencesProps {
  pair: { firstId: string; secondId: string }
  differences: readonly EntryDifference[]
  maySettle: boolean
}

/** Both values of each difference side by side, each to be settled. */
export function EntryDifferences({ pair, differences, maySettle }: EntryDifferencesProps) {
  const [asked, setAsked] = useState<EntryDifference>()
  const acts: Column<EntryDifference> = {
    key: 'acts',
    title: texts.settle,
    card: 'wide',
    cell: (row) => (
      <Button
        size="compact-sm"
        className="kj-small-act"
        variant={row.settled ? 'default' : 'filled'}
        onClick={() => setAsked(row)}
      >
        {row.settled ? texts.again : texts.settle}
      </Button>
    ),
  }
  return (
    <>
      <DeskTable
        caption={texts.differences}
        columns={maySettle ? [...COLUMNS, acts] : COLUMNS}
        rows={differences}
        rowKey={({ ticketNo, courseCode }) => `${ticketNo} ${courseCode}`}
      />
      {asked && <SettleEntry pair={pair} difference={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

function Value({ outcome }: { outcome: ScoreOutcome | undefined }) {
  return outcome ? <strong>{outcomeWords(outcome)}</strong> : <span className="kj-soft">{texts.missing}</span>
}
