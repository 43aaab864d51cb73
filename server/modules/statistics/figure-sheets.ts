import type { Spread, StatisticsFigures } from '#contracts/office/statistics/statistics.ts'
import { statisticsWords as words } from '#contracts/office/statistics/statistics-words.texts.ts'
import { SERVICES } from '#contracts/services.ts'
import type { OutgoingSheet } from '#platform/spreadsheet/xlsx-pieces.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import type { StatisticsView } from './view-statistics.ts'

type Row = (string | number)[]
type Decided = Pick<
  StatisticsFigures['levels'][number],
  'decided' | 'passed' | 'rejected' | 'undone' | 'spread'
>

/** STA-01: puts what the page shows on sheets, the same words and the same numbers; the first says of what and until when. */
export function sheetsOf(view: StatisticsView): OutgoingSheet[] {
  const { figures } = view
  const { sheets } = words
  return [
    { name: sheets.standing, rows: [...factsOf(view), [words.line, words.count], ...standingOf(figures)] },
    { name: sheets.times, rows: [TIMES, ...(figures?.levels ?? []).map(timesOf)] },
    { name: sheets.reasons, rows: [REASONS, ...reasonsOf(figures)] },
    { name: sheets.schools, rows: [SCHOOLS, ...(figures?.schools ?? []).map(schoolOf)] },
    { name: sheets.reviewers, rows: [REVIEWERS, ...(figures?.reviewers ?? []).map(reviewerOf)] },
  ]
}

const DECIDED = [words.decided, words.passed, words.faulted, words.undone]
const SPREAD = [words.median, words.ninth, words.longest]
const TIMES = [words.level, words.waitingNow, words.oldest, ...DECIDED, ...SPREAD]
const REASONS = [words.reason, words.code, words.rejections, words.amendments]
const SCHOOLS = [
  ...[words.schoolName, words.applications, words.waitingNow, words.schoolApproved],
  ...[...DECIDED, words.median],
]
const REVIEWERS = [words.reviewer, words.as, ...DECIDED, words.median]

function factsOf({ service, rounds, window, schools, school, countedAt }: StatisticsView): Row[] {
  const { facts } = words
  return [
    [facts.service, SERVICES[service].title],
    [facts.round, rounds.find((one) => one.window === window)?.round ?? ''],
    [facts.school, schools.find(({ id }) => id === school)?.name ?? facts.allSchools],
    [facts.countedAt, formatInstant(new Date(countedAt))],
    [],
  ]
}

function standingOf(figures: StatisticsFigures | undefined): Row[] {
  if (!figures) return []
  const { forms, standing, levels, movedOn } = figures
  return [
    [words.unsubmitted, forms.unsubmitted],
    [words.submitted, forms.submitted],
    [words.all, standing.all],
    ...levels.flatMap((level): Row[] => [
      [words.reached(level.name), level.reached],
      [words.through(level.name), level.through],
    ]),
    [words.approved, standing.approved],
    [words.waiting, standing.waiting],
    [words.amending, standing.amending],
    [words.amendmentOver, standing.amendmentOver],
    [words.rejected, standing.rejected],
    [words.withdrawn, standing.withdrawn],
    [words.movedOn, movedOn],
  ]
}

function timesOf(level: StatisticsFigures['levels'][number]): Row {
  const oldest = level.oldestAt === undefined ? '' : formatInstant(new Date(level.oldestAt))
  return [level.name, level.waiting, oldest, ...decidedOf(level), ...spreadCells(level.spread)]
}

function reasonsOf(figures: StatisticsFigures | undefined): Row[] {
  if (!figures) return []
  const { reasons, withNote, faulted } = figures
  return [
    ...reasons.map(({ label, code, rejections, amendments }) => [label, code, rejections, amendments]),
    [words.withNote, '', withNote.rejections, withNote.amendments],
    [words.allFaulted, '', faulted.rejections, faulted.amendments],
  ]
}

function schoolOf(school: StatisticsFigures['schools'][number]): Row {
  const { name, applications, waiting, approved, spread } = school
  return [name, applications, waiting, approved, ...decidedOf(school), medianOf(spread)]
}

function reviewerOf(reviewer: StatisticsFigures['reviewers'][number]): Row {
  const { name, schoolName, spread } = reviewer
  return [name, schoolName ?? words.authority, ...decidedOf(reviewer), medianOf(spread)]
}

const decidedOf = ({ decided, passed, rejected, undone }: Decided): Row => [decided, passed, rejected, undone]
const medianOf = (spread: Spread | undefined) => (spread ? words.hours(spread.medianHours) : '')
const spreadCells = (spread: Spread | undefined): Row =>
  spread
    ? [words.hours(spread.medianHours), words.hours(spread.ninthHours), words.hours(spread.longestHours)]
    : ['', '', '']
