import type { ArrivingCourseView } from '#contracts/transfers/transfer-in.ts'
import { formatDate } from '#rulebook/beijing-time.ts'
import { outcomeWords } from '#rulebook/scores/score.texts.ts'
import type { Column } from '#web/ui/responsive-table.tsx'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { DeskTable } from '../ui-desk-table.tsx'
import { transfersInTexts as texts } from './transfers-in.texts.ts'

/** The courses of an arrival, each with why it is not recognised. */
export function CourseTable({ courses }: { courses: readonly ArrivingCourseView[] }) {
  const rows = courses.map((course, index) => ({ ...course, key: `${course.code} ${index}` }))
  return <DeskTable caption={texts.list} columns={COLUMNS} rows={rows} rowKey={({ key }) => key} />
}

const COLUMNS: readonly Column<ArrivingCourseView>[] = [
  { key: 'code', title: texts.code, card: 'lead', cell: ({ code, name }) => `${code} ${name}` },
  { key: 'credits', title: texts.credits, numeric: true, cell: ({ credits }) => credits },
  {
    key: 'outcome',
    title: texts.outcome,
    numeric: true,
    cell: ({ outcome }) => <span className="kj-nowrap">{outcomeWords(outcome)}</span>,
  },
  {
    key: 'passed',
    title: texts.passedOn,
    card: 'wide',
    cell: ({ passedOn }) => <span className="kj-nowrap">{formatDate(passedOn)}</span>,
  },
  {
    key: 'recognised',
    title: texts.recognised,
    card: 'wide',
    cell: ({ whyNot, alreadyHere }) => (
      <span>
        <StatusBadge
          tone={whyNot === undefined ? 'approval' : 'refusal'}
          word={whyNot === undefined ? texts.yes : texts.notYet}
        />{' '}
        {whyNot}
        {alreadyHere && (
          <span className="kj-soft">
            {' '}
            {texts[whyNot === undefined ? 'already' : 'stays'](outcomeWords(alreadyHere))}
          </span>
        )}
      </span>
    ),
  },
]
