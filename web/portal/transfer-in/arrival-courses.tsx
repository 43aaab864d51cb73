import type { ArrivingCourseView } from '#contracts/transfers/transfer-in.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { outcomeWords } from '#rulebook/scores/score.texts.ts'
import { type Column, ResponsiveTable } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { transferInTexts as texts } from './transfer-in.texts.ts'

/** The courses that arrived, each with whether it is recognised and why not, in words (TRI-01). */
export function ArrivalCourses({
  caption,
  courses,
}: {
  caption: string
  courses: readonly ArrivingCourseView[]
}) {
  const rows = courses.map((course, index) => ({ ...course, key: `${course.code} ${index}` }))
  return <ResponsiveTable caption={caption} columns={COLUMNS} rows={rows} rowKey={({ key }) => key} />
}

const COLUMNS: readonly Column<ArrivingCourseView>[] = [
  {
    key: 'name',
    title: texts.name,
    card: 'lead',
    cell: ({ code, name }) => `${code} ${name}`,
  },
  { key: 'credits', title: texts.credits, numeric: true, cell: ({ credits }) => credits },
  { key: 'outcome', title: texts.outcome, numeric: true, cell: ({ outcome }) => outcomeWords(outcome) },
  { key: 'passed', title: texts.passedOn, card: 'wide', cell: ({ passedOn }) => formatDate(passedOn) },
  {
    key: 'recognised',
    title: texts.recognised,
    card: 'wide',
    cell: ({ whyNot, alreadyHere }) => (
      <div>
        <StatusBadge
          tone={whyNot === undefined ? 'approval' : 'refusal'}
          word={whyNot === undefined ? texts.yes : texts.no}
        />
        {whyNot !== undefined && <p>{whyNot}</p>}
        {alreadyHere !== undefined && (
          <p className="kj-soft">
            {texts[whyNot === undefined ? 'already' : 'stays'](outcomeWords(alreadyHere))}
          </p>
        )}
      </div>
    ),
  },
]
