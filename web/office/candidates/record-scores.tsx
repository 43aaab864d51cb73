import { Button } from '@mantine/core'
import { useState } from 'react'
import type { candidateRecord } from '#contracts/office-candidates.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { SOURCE_WORDS, STATE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { ScoreSource, ScoreState } from '#rulebook/scores/score.ts'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useMay } from '../session.ts'
import { ScrollArea } from '../shell/scroll-area.tsx'
import { candidatesTexts as texts } from './candidates.texts.ts'
import { CorrectScore } from './correct-score.tsx'
import { outcomeWords } from './score-words.ts'

type RecordScore = ReplyOf<typeof candidateRecord>['scores'][number]

interface RecordScoresProps {
  personId: string
  scores: readonly RecordScore[]
}

/** All scores, published or not; a published one can be asked to be corrected (IMP-03). */
export function RecordScores({ personId, scores }: RecordScoresProps) {
  const may = useMay()
  const [chosen, setChosen] = useState<RecordScore>()
  const columns: Column<RecordScore>[] = [
    {
      key: 'course',
      title: texts.course,
      card: 'lead',
      cell: (row) => `${row.courseCode} ${row.courseName}`,
    },
    { key: 'outcome', title: texts.outcome, numeric: true, cell: outcomeWords },
    { key: 'source', title: texts.source, cell: ({ source }) => SOURCE_WORDS[source as ScoreSource] },
    { key: 'sitting', title: texts.sitting, cell: ({ sittingName }) => sittingName ?? '' },
    { key: 'state', title: texts.state, cell: ({ state }) => STATE_WORDS[state as ScoreState] },
    { key: 'published', title: texts.published, cell: ({ published }) => (published ? texts.yes : texts.no) },
    { key: 'ticket', title: texts.ticketNo, cell: ({ ticketNo }) => ticketNo },
  ]
  if (may('correction.request')) {
    columns.push({
      key: 'correct',
      title: texts.correct,
      card: 'wide',
      cell: (row) => (
        <Button
          variant="subtle"
          aria-label={`${texts.correct} ${row.courseName}`}
          onClick={() => setChosen(row)}
        >
          {texts.correct}
        </Button>
      ),
    })
  }
  return (
    <SectionCard title={texts.scores}>
      <ScrollArea label={texts.scores}>
        <ResponsiveTable
          caption={texts.scores}
          columns={columns}
          rows={scores}
          rowKey={({ id }) => id}
          dense
        />
      </ScrollArea>
      {chosen && <CorrectScore personId={personId} score={chosen} onClose={() => setChosen(undefined)} />}
    </SectionCard>
  )
}
