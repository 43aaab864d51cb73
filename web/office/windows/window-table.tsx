import { Button } from '@mantine/core'
import { useState } from 'react'
import { SERVICES } from '#contracts/services.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { useMay } from '../session.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { Instant } from '../ui-instant.tsx'
import { CloseWindow } from './close-window.tsx'
import { type ShownWindow, windowName } from './shown-window.ts'
import { WindowForm } from './window-form.tsx'
import { windowsTexts as texts, windowStateWords } from './windows.texts.ts'

interface Asked {
  act: 'move' | 'close'
  window: ShownWindow
}

interface WindowTableProps {
  windows: readonly ShownWindow[]
  /** The windows with a change that waits for a second person. */
  waiting: ReadonlySet<string>
}

/** Lists the windows with their present state, and what this person may ask for (WIN-01). */
export function WindowTable({ windows, waiting }: WindowTableProps) {
  const [asked, setAsked] = useState<Asked>()
  const may = useMay()
  const close = () => setAsked(undefined)
  const columns = may('window.request') ? [...COLUMNS, actsColumn(waiting, setAsked)] : COLUMNS
  return (
    <>
      <DeskTable caption={texts.title} columns={columns} rows={windows} rowKey={({ id }) => id} />
      {asked?.act === 'move' && <WindowForm window={asked.window} schools={[]} onClose={close} />}
      {asked?.act === 'close' && <CloseWindow window={asked.window} onClose={close} />}
    </>
  )
}

const COLUMNS: readonly Column<ShownWindow>[] = [
  {
    key: 'service',
    title: texts.service,
    card: 'lead',
    cell: ({ service }) => SERVICES[service].title,
    sortBy: ({ service }) => SERVICES[service].title,
  },
  { key: 'state', title: texts.state, cell: ({ state }) => <StatusBadge {...windowStateWords[state]} /> },
  {
    key: 'round',
    title: texts.round,
    card: 'wide',
    cell: ({ round }) => round,
    sortBy: ({ round }) => round,
  },
  {
    key: 'school',
    title: texts.school,
    card: 'wide',
    cell: ({ schoolName }) => schoolName ?? texts.allSchools,
    sortBy: ({ schoolName }) => schoolName,
  },
  {
    key: 'opens',
    title: texts.opensAt,
    card: 'wide',
    cell: ({ opensAt }) => <Instant at={opensAt} />,
    sortBy: ({ opensAt }) => opensAt,
  },
  {
    key: 'closes',
    title: texts.closesAt,
    card: 'wide',
    cell: ({ closesAt }) => <Instant at={closesAt} />,
    sortBy: ({ closesAt }) => closesAt,
  },
  { key: 'next', title: texts.nextExpected, card: 'wide', cell: ({ nextExpected }) => nextExpected ?? '—' },
]

const actsColumn = (waiting: ReadonlySet<string>, onAsk: (asked: Asked) => void): Column<ShownWindow> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (window) => {
    if (waiting.has(window.id)) return <span className="kj-soft kj-nowrap">{texts.waits}</span>
    const button = (act: Asked['act'], words: string) => (
      <Button
        size="compact-sm"
        className="kj-small-act"
        variant="default"
        aria-label={`${words} ${windowName(window)}`}
        onClick={() => onAsk({ act, window })}
      >
        {words}
      </Button>
    )
    return (
      <div className="kj-row">
        {button('move', texts.move)}
        {window.state === 'open' && button('close', texts.close)}
        {window.state === 'upcoming' && button('close', texts.cancel)}
      </div>
    )
  },
})
