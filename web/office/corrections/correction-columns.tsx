import type { CorrectionView } from '#contracts/office/scores/corrections.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { OfficeLink } from '../shell/office-link.tsx'
import { Instant } from '../ui-instant.tsx'
import { CorrectionActs } from './correction-acts.tsx'
import { correctionStateWords, correctionsTexts as texts } from './corrections.texts.ts'
import type { AskedCorrection } from './decide-correction.tsx'
import { OutcomeChange } from './outcome-change.tsx'

type Correction = Column<CorrectionView>

const SHARED: readonly Correction[] = [
  {
    key: 'who',
    title: texts.candidate,
    card: 'lead',
    cell: ({ personId, personName, ticketNo }) => (
      <span>
        <OfficeLink to={`/candidates/${personId}`}>{personName}</OfficeLink>{' '}
        <span className="kj-soft kj-nowrap">{ticketNo}</span>
      </span>
    ),
  },
  {
    key: 'course',
    title: texts.course,
    card: 'wide',
    cell: ({ courseName, sittingName }) => (
      <span>
        {courseName} <span className="kj-soft kj-nowrap">{sittingName}</span>
      </span>
    ),
  },
  { key: 'change', title: texts.change, card: 'wide', cell: (row) => <OutcomeChange {...row} /> },
  { key: 'reason', title: texts.reason, card: 'wide', cell: ({ reason }) => reason },
  { key: 'by', title: texts.by, cell: ({ requestedBy }) => requestedBy },
]

/** The columns for requests that wait for the second person. */
export const openColumns = (onAsk: (asked: AskedCorrection) => void): readonly Correction[] => [
  ...SHARED,
  {
    key: 'at',
    title: texts.requestedAt,
    card: 'wide',
    cell: ({ requestedAt }) => <Instant at={requestedAt} />,
  },
  {
    key: 'acts',
    title: texts.acts,
    card: 'wide',
    cell: (row) => <CorrectionActs correction={row} onAsk={onAsk} />,
  },
]

/** The columns for decided requests: the decision, who made it and when. */
export const DECIDED_COLUMNS: readonly Correction[] = [
  ...SHARED,
  { key: 'state', title: texts.state, cell: ({ state }) => <State state={state} /> },
  { key: 'decided', title: texts.decidedBy, cell: ({ decidedBy }) => decidedBy ?? '' },
  { key: 'at', title: texts.decidedAt, card: 'wide', cell: ({ decidedAt }) => <Instant at={decidedAt} /> },
  { key: 'note', title: texts.note, card: 'wide', cell: ({ decisionNote }) => decisionNote ?? '' },
]

function State({ state }: { state: string }) {
  const shown = correctionStateWords[state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}
