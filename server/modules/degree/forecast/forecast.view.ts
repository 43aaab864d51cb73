import type { ForecastView } from '#contracts/degree/degree-audit.ts'
import type { Forecast } from '#rulebook/timetable/forecast-graduation.ts'
import type { NameOf } from '../audit/names.ts'
import { partsOfSession, type SittingToCome } from './coming-sittings.rules.ts'

/** Shows a forecast with names, sitting by sitting (AUD-08). */
export function viewForecast(
  forecast: Forecast,
  { sittings, nameOf }: { sittings: readonly SittingToCome[]; nameOf: NameOf },
): ForecastView {
  switch (forecast.kind) {
    case 'month':
      return {
        kind: 'month',
        month: forecast.month,
        isProven: forecast.isProven,
        sittings: sittings.flatMap(({ id, kind, name, heldFrom, heldTo, isExample }) => {
          const exams = forecast.exams.filter(({ sitting }) => sitting === id)
          if (exams.length === 0) return []
          const courses = exams
            .map(({ course, session }) => ({ ...nameOf(course), ...partsOfSession(session) }))
            .toSorted(byHour)
          return [{ kind, name, heldFrom, heldTo, isExample, courses }]
        }),
      }
    case 'not_announced':
    case 'beyond':
      return { kind: forecast.kind, courses: forecast.courses.map(nameOf) }
    case 'blocked':
      return { kind: 'blocked', blocks: [...forecast.blocks] }
    case 'impossible':
    case 'situation_needed':
    case 'undetermined':
      return { kind: forecast.kind }
    default:
      return forecast satisfies never
  }
}

interface Hour {
  code: string
  on?: string
  halfDay?: string
}

/** By day, the morning first; what has no hour comes last. */
function byHour(one: Hour, other: Hour): number {
  const [a, b] = [hourKey(one), hourKey(other)]
  return a < b ? -1 : a > b ? 1 : 0
}

function hourKey({ code, on = '9999', halfDay }: Hour): string {
  return `${on} ${halfDay === 'morning' ? 0 : 1} ${code}`
}
