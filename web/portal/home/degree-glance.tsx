import { degreeGlance } from '#contracts/degree.ts'
import { useReply } from '#web/client/queries.ts'
import { useActiveTicket } from '../session.ts'
import { Link } from '../shell/link.tsx'
import { homeTexts as texts } from './home.texts.ts'

/** The progress to graduation in a line (HOM-05). It comes after everything else, and without it the page is whole. */
export function DegreeGlance() {
  const { data } = useReply(degreeGlance, useActiveTicket())
  return (
    <>
      <dt>{texts.degree}</dt>
      <dd>
        {data && `${texts.degreeHas(data.courses.has, data.credits.has)}${leftWords(data)} `}
        <Link to="/degree">{texts.toDegree}</Link>
      </dd>
    </>
  )
}

function leftWords({ verdict, fewest }: { verdict: string; fewest?: number }): string {
  if (verdict === 'situation_needed') return texts.degreeSituation
  if (fewest === undefined) return texts.comma
  return fewest === 0 ? texts.degreeReady : texts.degreeLeft(fewest)
}
