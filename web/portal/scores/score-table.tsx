import type { ScoreView } from '#contracts/scores.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { markWord, resultBadge, sourceWord, stateWord } from './score-words.ts'
import { scoresTexts as texts } from './scores.texts.ts'

interface ScoreTableProps {
  caption: string
  scores: readonly ScoreView[]
  onLife: (score: ScoreView) => void
}

/** Lists scores with their source, result and state (SCO-02). */
export function ScoreTable({ caption, scores, onLife }: ScoreTableProps) {
  const columns: Column<ScoreView>[] = [
    { key: 'course', title: texts.course, cell: courseCell, card: 'lead' },
    { key: 'mark', title: texts.mark, cell: (score) => <span className="kj-mark">{markWord(score)}</span> },
    { key: 'result', title: texts.result, cell: resultCell },
    { key: 'credits', title: texts.credits, cell: ({ credits }) => credits ?? texts.unknown, numeric: true },
    { key: 'source', title: texts.sourceShort, cell: sourceWord },
    {
      key: 'obtained',
      title: texts.obtained,
      cell: ({ obtainedOn }) => <span className="kj-nowrap">{formatDate(obtainedOn)}</span>,
      card: 'wide',
    },
    { key: 'state', title: texts.state, cell: ({ state }) => stateWord(state) },
    {
      key: 'life',
      title: texts.life,
      card: 'wide',
      cell: (score) => <LifeButton score={score} onLife={onLife} />,
    },
  ]
  return <ResponsiveTable caption={caption} columns={columns} rows={scores} rowKey={({ id }) => id} />
}

function courseCell({ courseName, courseCode }: ScoreView) {
  return (
    <span className="kj-course">
      <span className="kj-strong">{courseName}</span>
      <span className="kj-small kj-soft">{courseCode}</span>
    </span>
  )
}

function resultCell(score: ScoreView) {
  return (
    <span className="kj-row kj-badges">
      <StatusBadge {...resultBadge(score)} />
      {score.corrected && <StatusBadge tone="going" word={texts.corrected} />}
    </span>
  )
}

function LifeButton({ score, onLife }: { score: ScoreView; onLife: (score: ScoreView) => void }) {
  return (
    <button
      type="button"
      className="kj-link kj-no-print"
      aria-label={texts.lifeOf(score.courseName)}
      onClick={() => onLife(score)}
    >
      {texts.life}
    </button>
  )
}
