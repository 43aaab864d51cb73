import type { DegreeAudit, ForecastView, WindowOnTheWay } from '#contracts/degree/degree-audit.ts'
import { SERVICES } from '#contracts/services.ts'
import { beijingDateOf, formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { degreeTexts as texts } from './degree.texts.ts'
import { monthWords, nameOf, namesOf } from './line-words.ts'

/** The earliest graduation, what is taken when until then, and the windows on the way (AUD-08). */
export function EarliestCard({ audit: { forecast, windows, next } }: { audit: DegreeAudit }) {
  return (
    <SectionCard title={texts.earliest}>
      <Answer forecast={forecast} />
      {/* Whoever has applied has nothing more to prepare for it. */}
      {forecast.kind === 'month' && next.kind !== 'applied' && (
        <Way windows={windows} month={forecast.month} />
      )}
    </SectionCard>
  )
}

function Answer({ forecast }: { forecast: ForecastView }) {
  switch (forecast.kind) {
    case 'month':
      return <Month forecast={forecast} />
    case 'not_announced':
      return (
        <Why
          title={texts.forecast.not_announced}
          help={texts.forecast.notAnnouncedHelp(namesOf(forecast.courses))}
        />
      )
    case 'beyond':
      return <Why title={texts.forecast.beyond} help={texts.forecast.beyondHelp} />
    case 'impossible':
      return <Why title={texts.forecast.impossible} help={texts.forecast.impossibleHelp} />
    case 'undetermined':
      return <Why title={texts.forecast.undetermined} help={texts.forecast.undeterminedHelp} />
    case 'situation_needed':
      return <Why title={texts.forecast.situation_needed} help={texts.forecast.situationHelp} />
    case 'blocked':
      return <p>{texts.blockedMonth}</p>
    default:
      return forecast satisfies never
  }
}

function Month({ forecast }: { forecast: Extract<ForecastView, { kind: 'month' }> }) {
  const { month, sittings, isProven } = forecast
  return (
    <>
      <p className="kj-month">{monthWords(month)}</p>
      <p className="kj-soft">{sittings.length === 0 ? texts.readyMonth : texts.expected}</p>
      {!isProven && <p className="kj-soft">{texts.notProven}</p>}
      {sittings.length > 0 && (
        <>
          <ol className="kj-sittings-to-come">
            {sittings.map((sitting) => (
              <Sitting key={`${sitting.kind} ${sitting.name}`} sitting={sitting} />
            ))}
          </ol>
          <p className="kj-small kj-soft">{texts.basis}</p>
          {sittings.some(({ isExample }) => isExample) && <p className="kj-small kj-soft">{texts.example}</p>}
        </>
      )}
    </>
  )
}

type SittingView = Extract<ForecastView, { kind: 'month' }>['sittings'][number]

function Sitting({ sitting: { kind, name, heldFrom, heldTo, courses } }: { sitting: SittingView }) {
  return (
    <li>
      <h3>{texts.sittingName[kind](name)}</h3>
      <p className="kj-soft">{texts.sittingDates(formatDate(heldFrom), formatDate(heldTo))}</p>
      <ul className="kj-plain-list">
        {courses.map((course) => (
          <li key={course.code}>
            {nameOf(course)} <span className="kj-small kj-soft">{hourOf(course)}</span>
          </li>
        ))}
      </ul>
    </li>
  )
}

function hourOf({ on, halfDay }: SittingView['courses'][number]): string {
  if (on === undefined || halfDay === undefined) return texts.atSchool
  return `${formatDate(on)}${texts.halfDay[halfDay]}`
}

function Way({ windows, month }: { windows: readonly WindowOnTheWay[]; month: string }) {
  return (
    <>
      <h3 className="kj-way-title">{texts.way}</h3>
      <ul className="kj-plain-list">
        {windows.map((window) => (
          <li key={window.service}>{wordsOnTheWay(window, month)}</li>
        ))}
        <li>{texts.photo}</li>
      </ul>
    </>
  )
}

/** The window of 申请毕业 is told only when it is that of the month's own batch. */
function wordsOnTheWay(window: WindowOnTheWay, month: string): string {
  const isOther = window.service === 'graduation' && !isOfMonth(window, month)
  return isOther ? texts.windowOfBatchUnknown(SERVICES[window.service].title) : windowWords(window)
}

/** A batch is applied for in the month of its diplomas, or in the two before. */
function isOfMonth({ closesAt }: WindowOnTheWay, month: string): boolean {
  const closing = monthsOf(beijingDateOf(new Date(closesAt)))
  return closing <= monthsOf(month) && closing >= monthsOf(month) - 2
}

function monthsOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number)
  return year * 12 + month
}

function windowWords({ service, state, opensAt, closesAt, nextExpected }: WindowOnTheWay): string {
  const { title } = SERVICES[service]
  const [from, to] = [opensAt, closesAt].map((instant) => formatInstant(new Date(instant)))
  switch (state) {
    case 'open':
      return texts.windowOpen(title, to ?? '')
    case 'upcoming':
      return texts.windowUpcoming(title, from ?? '', to ?? '')
    case 'closed':
      return texts.windowClosed(
        title,
        nextExpected === undefined ? texts.nextUnknown : texts.nextExpected(nextExpected),
      )
    default:
      return state satisfies never
  }
}

function Why({ title, help }: { title: string; help: string }) {
  return (
    <>
      <p className="kj-next-title">{title}</p>
      <p>{help}</p>
    </>
  )
}
