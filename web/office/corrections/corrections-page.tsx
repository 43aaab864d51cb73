import { type CorrectionView, listCorrections } from '#contracts/office-scores.ts'
import type { ScoreOutcome } from '#contracts/scores.ts'
import { GRADE_WORDS, OUTCOME_WORDS } from '#rulebook/scores/score.texts.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { CorrectionActs } from './correction-acts.tsx'
import { correctionStateWords, correctionsTexts as texts } from './corrections.texts.ts'

const COLUMNS: readonly Column<CorrectionView>[] = [
  { key: 'who', title: texts.candidate, card: 'lead', cell: (row) => `${row.personName} ${row.ticketNo}` },
  {
    key: 'course',
    title: texts.course,
    card: 'wide',
    cell: (row) => `${row.courseName} ${row.sittingName ?? ''}`,
  },
  {
    key: 'change',
    title: texts.change,
    card: 'wide',
    cell: (row) => texts.changeOf(wordsOf(row.oldOutcome), wordsOf(row.newOutcome)),
  },
  { key: 'reason', title: texts.reason, card: 'wide', cell: ({ reason }) => reason },
  { key: 'state', title: texts.state, cell: ({ state }) => <State state={state} /> },
  { key: 'by', title: texts.by, cell: ({ requestedBy }) => requestedBy },
  { key: 'acts', title: texts.acts, card: 'wide', cell: (row) => <CorrectionActs correction={row} /> },
]

/** IMP-03: requests with the old and the new side by side; a second person decides. */
export function CorrectionsPage() {
  const reply = useReply(listCorrections)
  return (
    <>
      <PageTitle title={texts.title} product={texts.product} lead={texts.lead} />
      <SectionCard title={texts.title}>
        <Loaded reply={reply}>
          {({ corrections }) =>
            corrections.length === 0 ? (
              <EmptyState title={texts.none}>{texts.noneLead}</EmptyState>
            ) : (
              <ResponsiveTable
                caption={texts.title}
                columns={COLUMNS}
                rows={corrections}
                rowKey={({ id }) => id}
                dense
              />
            )
          }
        </Loaded>
      </SectionCard>
    </>
  )
}

function State({ state }: { state: string }) {
  const shown = correctionStateWords[state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}

function wordsOf(outcome: ScoreOutcome): string {
  if (outcome.kind === 'marked') return texts.marks(outcome.mark)
  return outcome.kind === 'graded' ? GRADE_WORDS[outcome.grade] : OUTCOME_WORDS[outcome.kind]
}
