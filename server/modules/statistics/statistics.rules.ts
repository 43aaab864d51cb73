import type {
  LevelFigures,
  ReasonFigures,
  ReviewerFigures,
  SchoolFigures,
  StatisticsFigures,
} from '#contracts/office/statistics/statistics.ts'
import type { DecisionCount, RoundCounts, StandingCount } from './counts.ts'
import { spreadOf } from './spread.rules.ts'

/** Whose figures are summed up, and for whom. */
export interface Summed {
  schools: readonly { id: string; name: string }[]
  /** The authority sees its own reviewers too; a school sees nobody's decisions but those that were made as the school. */
  isAuthority: boolean
  nameOfLevel: (chain: readonly string[], level: number) => string
}

/** STA-01: sums the counts of a round up for some schools. */
export function sumUp(counts: RoundCounts, { schools, isAuthority, nameOfLevel }: Summed): StatisticsFigures {
  const ids = new Set(schools.map(({ id }) => id))
  const within = <Row extends { school_id: string }>(rows: readonly Row[]) =>
    rows.filter(({ school_id: id }) => ids.has(id))
  const standing = within(counts.standing)
  const here = standing.filter(({ stands }) => stands !== 'moved_on')
  const decisions = within(counts.decisions)
  const faulted = within(counts.faulted)
  const reasons = within(counts.reasons)
  const counted = (stands: StandingCount['stands'][]) =>
    sum(here.filter((row) => stands.includes(row.stands)))
  const forms = within(counts.forms)
  return {
    forms: {
      unsubmitted: forms.reduce((total, row) => total + row.unsubmitted, 0),
      submitted: forms.reduce((total, row) => total + row.submitted, 0),
    },
    standing: {
      all: sum(here),
      waiting: counted(['pending', 'in_review']),
      amending: counted(['amending']),
      amendmentOver: counted(['amendment_over']),
      approved: counted(['approved']),
      rejected: counted(['rejected']),
      withdrawn: counted(['withdrawn']),
    },
    movedOn: sum(standing) - sum(here),
    levels: levelsOf({ here, decisions, nameOfLevel }),
    reasons: reasonsOf(reasons),
    withNote: byKind(reasons.filter(({ code }) => code === null)),
    faulted: byKind(faulted),
    schools: schools.flatMap((school) => schoolOf(school, { here, decisions })),
    reviewers: reviewersOf(decisions, { schools, isAuthority }),
  }
}

const WAITING = ['pending', 'in_review', 'amendment_over']

interface Levels extends Pick<Summed, 'nameOfLevel'> {
  here: readonly StandingCount[]
  decisions: readonly DecisionCount[]
}

/** Levels of the same place and name in different chains are one line. */
function levelsOf({ here, decisions, nameOfLevel }: Levels): LevelFigures[] {
  const chains = new Map([...here, ...decisions].map(({ chain }) => [chain.join(), chain]))
  const places = [...chains.values()].flatMap((chain) =>
    chain.map((_, place) => ({ level: place + 1, name: nameOfLevel(chain, place + 1) })),
  )
  const lines = new Map(places.map((line) => [`${line.level} ${line.name}`, line]))
  // Two chains may have the same level at different places.
  const isTwice = (name: string) => [...lines.values()].filter((line) => line.name === name).length > 1
  return [...lines.values()]
    .toSorted((a, b) => a.level - b.level || a.name.localeCompare(b.name, 'zh-CN'))
    .map(({ level, name }) => {
      const has = ({ chain }: { chain: readonly string[] }) =>
        level <= chain.length && nameOfLevel(chain, level) === name
      const standing = here.filter(has)
      const waiting = standing.filter((row) => row.level === level && WAITING.includes(row.stands))
      const oldest = waiting.flatMap((row) => (row.oldest ? [row.oldest.getTime()] : []))
      return {
        name: isTwice(name) ? `第 ${level} 级${name}` : name,
        reached: sum(standing.filter((row) => row.level >= level || row.stands === 'approved')),
        through: sum(standing.filter((row) => row.level > level || row.stands === 'approved')),
        waiting: sum(waiting),
        ...(oldest.length > 0 ? { oldestAt: new Date(Math.min(...oldest)).toISOString() } : {}),
        ...decidedOf(decisions.filter((row) => row.level === level && has(row))),
      }
    })
}

function decidedOf(decisions: readonly DecisionCount[]) {
  const rejected = sum(decisions.filter(({ kind }) => kind === 'rejected'))
  const decided = sum(decisions)
  const spread = spreadOf(decisions)
  return {
    ...{ decided, passed: decided - rejected, rejected },
    undone: sum(decisions.filter(({ is_undone: isUndone }) => isUndone)),
    ...(spread ? { spread } : {}),
  }
}

/** The most frequent first; what reviewers added in own words is told apart. */
function reasonsOf(counts: RoundCounts['reasons']): ReasonFigures[] {
  const codes = Map.groupBy(
    counts.filter(({ code }) => code !== null),
    ({ code }) => code ?? '',
  )
  return [...codes]
    .map(([code, rows]) => ({ code, label: rows[0]?.label ?? code, ...byKind(rows) }))
    .toSorted(
      (a, b) =>
        b.rejections + b.amendments - (a.rejections + a.amendments) || a.code.localeCompare(b.code, 'en'),
    )
}

function byKind(rows: readonly { kind: 'rejected' | 'amendment_asked'; count: number }[]) {
  return {
    rejections: sum(rows.filter(({ kind }) => kind === 'rejected')),
    amendments: sum(rows.filter(({ kind }) => kind === 'amendment_asked')),
  }
}

/** A school that has neither applications nor decisions in the round says nothing. */
function schoolOf(
  { id, name }: Summed['schools'][number],
  { here, decisions }: Pick<Levels, 'here' | 'decisions'>,
): SchoolFigures[] {
  const own = here.filter(({ school_id: school }) => school === id)
  const made = decisions.filter((row) => row.school_id === id && isMadeBySchool(row))
  if (own.length === 0 && made.length === 0) return []
  return [
    {
      ...{ id, name, applications: sum(own) },
      waiting: sum(own.filter(({ stands }) => WAITING.includes(stands))),
      approved: sum(own.filter(({ stands }) => stands === 'approved')),
      ...decidedOf(made),
    },
  ]
}

function reviewersOf(
  decisions: readonly DecisionCount[],
  { schools, isAuthority }: Pick<Summed, 'schools' | 'isAuthority'>,
): ReviewerFigures[] {
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  const seen = decisions.filter((row) => isAuthority || isMadeBySchool(row))
  const schoolOfRow = (row: DecisionCount) => (isMadeBySchool(row) ? names.get(row.school_id) : undefined)
  return [...Map.groupBy(seen, (row) => `${row.staff_id} ${schoolOfRow(row) ?? ''}`).values()]
    .flatMap((rows) => {
      const [first] = rows
      if (!first) return []
      const schoolName = schoolOfRow(first)
      return [
        {
          ...{ staffId: first.staff_id, name: first.staff_name },
          ...(schoolName === undefined ? {} : { schoolName }),
          ...decidedOf(rows),
        },
      ]
    })
    .toSorted(
      (a, b) =>
        (a.schoolName ?? '').localeCompare(b.schoolName ?? '', 'zh-CN') ||
        a.name.localeCompare(b.name, 'zh-CN') ||
        a.staffId.localeCompare(b.staffId, 'en'),
    )
}

const isMadeBySchool = ({ chain, level }: DecisionCount) => chain[level - 1] === 'school'

function sum(rows: readonly { count: number }[]): number {
  return rows.reduce((total, { count }) => total + count, 0)
}
