import type { CourseFigures } from '#contracts/office/scores/publications.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { type CourseLine, passShare } from './course-lines.ts'
import { publicationsTexts, releasedTexts as texts } from './publications.texts.ts'

const { number } = publicationsTexts

const COLUMNS: readonly Column<CourseLine>[] = [
  {
    key: 'course',
    title: texts.course,
    card: 'lead',
    cell: ({ courseCode, courseName, practice }) => (
      <span>
        {courseCode} {courseName}
        {practice && <span className="kj-soft"> {texts.practice}</span>}
      </span>
    ),
    sortBy: ({ courseCode }) => courseCode,
  },
  {
    key: 'scores',
    title: texts.scores,
    numeric: true,
    cell: ({ scores }) => number(scores),
    sortBy: ({ scores }) => scores,
  },
  { key: 'absent', title: texts.absent, numeric: true, cell: (line) => absentWords(line) },
  {
    key: 'violations',
    title: texts.violations,
    numeric: true,
    cell: ({ violations }) => number(violations),
    sortBy: ({ violations }) => violations,
  },
  {
    key: 'passed',
    title: texts.passed,
    numeric: true,
    cell: (line) => shareWords(passShare(line)),
    sortBy: passShare,
  },
  {
    key: 'change',
    title: texts.change,
    numeric: true,
    cell: ({ change }) => (change === undefined ? '—' : signed(change)),
  },
  {
    key: 'previous',
    title: texts.previous,
    card: 'wide',
    cell: ({ previous }) => (
      <span className="kj-soft">
        {previous
          ? texts.previousOf(previous.sittingName, {
              scores: number(previous.scores),
              absent: absentWords(previous),
              passed: shareWords(passShare(previous)),
            })
          : texts.never}
      </span>
    ),
  },
]

/** How each course stands, against the last time that its scores were published. */
export function CourseTable({ lines }: { lines: readonly CourseLine[] }) {
  return (
    <DeskTable
      caption={texts.courses(lines.length)}
      columns={COLUMNS}
      rows={lines}
      rowKey={({ courseCode, practice }) => `${courseCode} ${practice}`}
    />
  )
}

function absentWords({ absent, scores }: CourseFigures): string {
  return absent === 0 ? '0' : texts.absentOf(number(absent), shareWords((100 * absent) / scores))
}

function shareWords(share: number | undefined): string {
  return share === undefined ? '—' : `${share.toFixed(1)}%`
}

function signed(points: number): string {
  const rounded = points.toFixed(1)
  return points > 0 && rounded !== '0.0' ? `+${rounded}` : rounded.replace('-', '−').replace('−0.0', '0.0')
}
