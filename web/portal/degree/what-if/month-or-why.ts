import type { ForecastView } from '#contracts/degree/degree-audit.ts'
import { degreeTexts } from '../degree.texts.ts'
import { monthWords } from '../line-words.ts'
import { whatIfTexts as texts } from './what-if.texts.ts'

/** The month of the earliest graduation, or in words why there is none: what is missing differs from case to case (AUD-06). */
export function monthOrWhy(forecast: ForecastView): string {
  const { kind } = forecast
  if (kind === 'month') return monthWords(forecast.month)
  return kind === 'blocked' ? texts.blocked : degreeTexts.forecast[kind]
}
