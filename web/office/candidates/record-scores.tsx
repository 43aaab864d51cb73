import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { candidateRecord } from '#contracts/office/candidates.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { STATE_WORDS, sourceWords } from '#rulebook/scores/score.texts.ts'
import type { ScoreSource, ScoreState } from '#rulebook/scores/score.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import type { Column } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { DeskTable } from '../ui-desk-table.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'
import { CorrectScore } from './correct-score.tsx'
import { outcomeWords } from './score-words.ts'
import { isCorrectable } from './typed-outcome.ts'

/** More than are seen at once. */
const MANY = 8

type RecordScore = ReplyOf<typeof candidateRecord>['scores'][number]

interface RecordScoresProps {
  personId: string
  scores: readonly RecordScore[]
}

/** Lists all scores, published or not. Staff can request the correction of a published score (IMP-03). */
export function RecordScores({ personId, scores }: RecordScoresProps) {
  const may = useMay()
  const [chosen, setChosen] = useState<RecordScore>()
  const [sought, setSought] = useState('')
  const words = fold('filter', sought)
  const shown = scores.filter(({ courseCode, courseName }) =>
    fold('filter', `${courseCode} ${courseName}`).includes(words),
  )
  const columns: Column<RecordScore>[] = [
    {
      key: 'course',
      title: texts.course,
      card: 'lead',
      cell: (row) => `${row.courseCode} ${row.courseName}`,
      sortBy: ({ courseCode }) => courseCode,
    },
    { key: 'outcome', title: texts.outcome, numeric: true, cell: outcomeWords },
    {
      key: 'source',
      title: texts.source,
      cell: ({ source, isSupplement = false }) =>
        sourceWords({ source: source as ScoreSource, isSupplement }),
    },
    { key: 'sitting', title: texts.sitting, cell: ({ sittingName }) => sittingName ?? '' },
    {
      key: 'on',
      title: texts.obtainedOn,
      cell: ({ obtainedOn }) => formatDate(obtainedOn),
      sortBy: ({ obtainedOn }) => obtainedOn,
    },
    { key: 'state', title: texts.state, cell: stateWords },
    { key: 'published', title: texts.published, cell: ({ published }) => (published ? texts.yes : texts.no) },
    {
      key: 'ticket',
      title: texts.ticketNo,
      cell: ({ ticketNo }) => ticketNo,
      sortBy: ({ ticketNo }) => ticketNo,
    },
  ]
  if (may('correction.request')) {
    columns.push({
      key: 'correct',
      title: texts.correct,
      card: 'wide',
      cell: (row) =>
        isCorrectable(row) ? (
          <Button
            variant="subtle"
            size="compact-sm"
            className="kj-small-act"
            aria-label={`${texts.correct} ${row.courseName}`}
            onClick={() => setChosen(row)}
          >
            {texts.correct}
          </Button>
        ) : (
          <span className="kj-soft">{row.published ? texts.undoInstead : texts.onlyPublished}</span>
        ),
    })
  }
  return (
    <SectionCard title={texts.scores}>
      {scores.length === 0 ? (
        <EmptyState title={texts.noScores}>{texts.noScoresLead}</EmptyState>
      ) : (
        <div className="kj-stack">
          {scores.length > MANY && (
            <TextInput
              type="search"
              label={texts.findScore}
              description={texts.findScoreHelp}
              value={sought}
              onChange={(event) => setSought(event.currentTarget.value)}
            />
          )}
          {shown.length === 0 && <p>{texts.noneFound}</p>}
          {shown.length > 0 && (
            <DeskTable caption={texts.scores} columns={columns} rows={shown} rowKey={({ id }) => id} />
          )}
        </div>
      )}
      {chosen && <CorrectScore personId={personId} score={chosen} onClose={() => setChosen(undefined)} />}
    </SectionCard>
  )
}

function stateWords({ state, corrected }: RecordScore): string {
  const word = STATE_WORDS[state as ScoreState]
  return corrected ? `${word} · ${texts.corrected}` : word
}
