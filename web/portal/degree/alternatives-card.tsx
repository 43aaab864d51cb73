import type { AlternativeView } from '#contracts/degree/degree-audit.ts'
import { degreeAlternatives } from '#contracts/degree.ts'
import { Loaded } from '#web/client/loaded.tsx'
import { useReply } from '#web/client/queries.ts'
import { SectionCard } from '#web/ui/section-card.tsx'
import { useActiveTicket } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { degreeTexts as texts } from './degree.texts.ts'
import { monthWords, nameOf, namesOf } from './line-words.ts'

/** What another way would save: an exemption, a substitution, another version of the plan (AUD-05). */
export function AlternativesCard() {
  const reply = useReply(degreeAlternatives, useActiveTicket())
  return (
    <SectionCard title={texts.alternatives}>
      <Loaded reply={reply} rows={2}>
        {({ alternatives }) =>
          alternatives.length === 0 ? (
            <p>{texts.alternativesNone}</p>
          ) : (
            <>
              <p className="kj-soft">{texts.alternativesHelp}</p>
              <ul className="kj-degree-lines">
                {alternatives.map((alternative) => (
                  <li key={keyOf(alternative)}>
                    <Way alternative={alternative} />
                    <p>{outcomeWords(alternative)}</p>
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
    </SectionCard>
  )
}

function Way({ alternative: { way } }: { alternative: AlternativeView }) {
  switch (way.kind) {
    case 'exemption':
      return (
        <>
          <p className="kj-strong">{texts.byExemption(namesOf(way.courses))}</p>
          <p className="kj-small kj-soft">
            {way.words}
            {way.source !== '' && texts.source(way.source)}
          </p>
          <Link to="/services/$service" params={{ service: 'exemption' }}>
            {texts.toExemption}
          </Link>
        </>
      )
    case 'substitution':
      return (
        <>
          <p className="kj-strong">
            {texts.bySubstitution(way.courses.map(nameOf).join(texts.between), namesOf(way.rule.new))}
          </p>
          <p className="kj-small kj-soft">{texts.source(way.rule.source)}</p>
        </>
      )
    case 'plan':
      return (
        <>
          <p className="kj-strong">{texts.byPlan(way.version)}</p>
          {way.words !== '' && <p className="kj-small kj-soft">{way.words}</p>}
        </>
      )
    default:
      return way satisfies never
  }
}

function keyOf({ way }: AlternativeView): string {
  if (way.kind === 'plan') return way.planId
  return `${way.kind} ${way.courses.map(({ code }) => code).join(' ')}`
}

/** 「少考 2 门，最早 2027 年 6 月毕业」 */
function outcomeWords({ saves, month, fewest }: AlternativeView): string {
  if (fewest === undefined) return texts.leftUnknown
  const exams = saves > 0 ? texts.saves(saves) : saves < 0 ? texts.costs(-saves) : texts.same
  return month === undefined ? exams : `${exams}${texts.comma}${texts.wouldBe(monthWords(month))}`
}
