import { type Row, textOf } from '#platform/sections/row.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { ComingSitting } from './calendar.ts'

/** There is no public timetable of Shanghai: this one is invented, and every page that shows it says so. */
const SOURCE = '示范：虚构的考试安排，并非上海市公布的安排'
const ROUNDS = '示范：虚构的实践考核和论文安排，并非主考学校公布的安排'
/** Of so many coming sittings the timetable is announced; of later ones it is not. */
const ANNOUNCED = 4
const HALF_DAYS = [
  ['heldFrom', 'morning'],
  ['heldFrom', 'afternoon'],
  ['heldTo', 'morning'],
  ['heldTo', 'afternoon'],
] as const
/** Every so many-th course is announced for no sitting, as happens: the page says so. */
const NEVER = 19

/** Makes up on which half day of the coming sittings the written courses of the plans are examined, always in the same way. */
export function sampleTimetable(sittings: readonly ComingSitting[], planCourses: readonly Row[]): Row[] {
  const written = planCourses.filter(({ mode }) => mode === 'written').map((row) => textOf(row, 'course'))
  const courses = [...new Set(written)].filter((course) => Number(course) % NEVER !== 0).sort()
  return sittings.slice(0, ANNOUNCED).flatMap((sitting) =>
    courses.flatMap((course): Row[] => {
      // April and October have different timetables.
      const place = Math.floor(Number(course) / (sitting.number % 2 === 0 ? 1 : 3)) % HALF_DAYS.length
      const [day, halfDay] = HALF_DAYS[place] ?? HALF_DAYS[0]
      return [
        { number: sitting.number, course, heldOn: sitting[day], halfDay, isExample: 'true', source: SOURCE },
      ]
    }),
  )
}

/** Makes up when each school examines practice and takes theses in this year and the next two. */
export function sampleRounds(now: Date, schools: readonly Row[]): Row[] {
  const year = Number(beijingDateOf(now).slice(0, 4))
  const rounds = [year, year + 1, year + 2].flatMap(roundsOf)
  return schools.flatMap(({ school = '' }) => rounds.map((row): Row => ({ ...row, school })))
}

function roundsOf(year: number): Row[] {
  return [
    round(`${year}年上半年`, 'practice', [`${year}-05-15`, `${year}-05-30`]),
    round(`${year}年上半年`, 'thesis', [`${year}-03-01`, `${year}-05-20`]),
    round(`${year}年下半年`, 'practice', [`${year}-11-14`, `${year}-11-29`]),
    round(`${year}年下半年`, 'thesis', [`${year}-09-01`, `${year}-11-20`]),
  ]
}

function round(
  name: string,
  mode: 'practice' | 'thesis',
  [heldFrom, heldTo]: readonly [string, string],
): Row {
  return { name, mode, heldFrom, heldTo, isExample: 'true', source: ROUNDS }
}
