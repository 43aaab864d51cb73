import { useState } from 'react'
import type { SanctionView } from '#contracts/office/sanctions.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { type AskedStep, SanctionActs } from './sanction-acts.tsx'
import { SanctionStep } from './sanction-step.tsx'
import { sanctionKindWords, sanctionsTexts as texts, wordsOfSanction } from './sanctions.texts.ts'

interface SanctionTableProps {
  caption: string
  sanctions: readonly SanctionView[]
  /** Whether each row names its candidate: not where the whole page is about one. */
  about: 'everybody' | 'one'
}

/** Lists sanctions with the steps that this person may take. */
export function SanctionTable({ caption, sanctions, about }: SanctionTableProps) {
  const [asked, setAsked] = useState<AskedStep>()
  return (
    <>
      <DeskTable
        caption={caption}
        columns={[...(about === 'everybody' ? [WHO] : []), ...WHAT, actsColumn(setAsked)]}
        rows={sanctions}
        rowKey={({ id }) => id}
      />
      {asked && <SanctionStep asked={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}

const WHO: Column<SanctionView> = {
  key: 'who',
  title: texts.candidate,
  card: 'lead',
  cell: ({ personId, personName, ticketNos }) => (
    <span>
      <OfficeLink to={`/candidates/${personId}`}>{personName}</OfficeLink>{' '}
      <span className="kj-soft kj-nowrap">{ticketNos[0]}</span>
    </span>
  ),
}

const WHAT: readonly Column<SanctionView>[] = [
  { key: 'kind', title: texts.kind, cell: ({ kind }) => sanctionKindWords[kind] },
  { key: 'until', title: texts.until, cell: ({ until }) => formatDate(until) },
  {
    key: 'reason',
    title: texts.reason,
    card: 'wide',
    cell: ({ reason, revocation }) => (
      <>
        {reason}
        {revocation && <div className="kj-soft">{texts.revocationIs(revocation.reason)}</div>}
      </>
    ),
  },
  { key: 'by', title: texts.by, cell: ({ requestedBy }) => requestedBy },
  { key: 'decided', title: texts.decidedBy, cell: ({ decidedBy }) => decidedBy ?? '' },
  {
    key: 'state',
    title: texts.state,
    card: 'wide',
    cell: (sanction) => <StatusBadge {...wordsOfSanction(sanction)} />,
  },
]

const actsColumn = (onAsk: (asked: AskedStep) => void): Column<SanctionView> => ({
  key: 'acts',
  title: texts.acts,
  card: 'wide',
  cell: (sanction) => <SanctionActs sanction={sanction} onAsk={onAsk} />,
})
