import { Button } from '@mantine/core'
import { useState } from 'react'
import type { WindowChange } from '#contracts/office/setup/window-changes.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useMay } from '../session.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { type ChangeAct, ChangeStep } from './change-step.tsx'
import { periodWords, windowName } from './shown-window.ts'
import { changeKindWords, changeStateWords, windowsTexts as texts } from './windows.texts.ts'

interface Asked {
  row: WindowChange
  act: ChangeAct
}

/** Lists changes of windows; whoever did not ask for one decides on it, whoever did takes it back (WIN-01). */
export function ChangeTable({ caption, changes }: { caption: string; changes: readonly WindowChange[] }) {
  const [asked, setAsked] = useState<Asked>()
  const may = useMay()
  const isOpen = changes.some(({ state }) => state === 'requested') && may('window.decide')
  return (
    <>
      <DeskTable
        caption={caption}
        columns={isOpen ? [...COLUMNS, actsColumn(setAsked)] : COLUMNS}
        rows={changes}
        rowKey={({ id }) => id}
      />
      {asked && <ChangeStep row={asked.row} act={asked.act} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const COLUMNS: readonly Column<WindowChange>[] = [
  { key: 'window', title: texts.title, card: 'lead', cell: windowName },
  { key: 'kind', title: texts.kind, cell: ({ kind }) => changeKindWords[kind] },
  { key: 'state', title: texts.state, cell: ({ state }) => <StatusBadge {...changeStateWords[state]} /> },
  {
    key: 'before',
    title: texts.before,
    card: 'wide',
    cell: ({ before }) => (before ? periodWords(before) : '—'),
  },
  {
    key: 'after',
    title: texts.after,
    card: 'wide',
    cell: ({ after }) => (after ? periodWords(after) : texts.atOnce),
  },
  { key: 'reason', title: texts.reason, card: 'wide', cell: ({ reason }) => reason },
  { key: 'by', title: texts.by, cell: ({ requestedBy }) => requestedBy },
  {
    key: 'decided',
    title: texts.decidedBy,
    cell: ({ decidedBy, note }) => (
      <>
        {decidedBy ?? '—'}
        {note && <div className="kj-soft">{note}</div>}
      </>
    ),
  },
]

const actsColumn = (onAsk: (asked: Asked) => void): Column<WindowChange> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (row) => (
    <div className="kj-row">
      {(row.mine ? MINE : OTHERS).map((act) => (
        <Button
          key={act}
          size="compact-sm"
          className="kj-small-act"
          variant={act === 'approve' ? 'filled' : 'default'}
          aria-label={`${texts[act]} ${changeKindWords[row.kind]} ${windowName(row)}`}
          onClick={() => onAsk({ row, act })}
        >
          {texts[act]}
        </Button>
      ))}
      {row.mine && <span className="kj-soft kj-nowrap">{texts.mine}</span>}
    </div>
  ),
})

const MINE = ['withdraw'] as const
const OTHERS = ['approve', 'refuse'] as const
