import type { DegreeGlance as Glance } from '#contracts/home/portal-home.ts'
import { Link } from '../shell/link.tsx'
import { homeTexts as texts } from './home.texts.ts'

/** The progress to graduation in a line (HOM-05). Without it the page is whole. */
export function DegreeGlance({ glance }: { glance: Glance | undefined }) {
  return (
    <>
      <dt>{texts.degree}</dt>
      <dd>
        {glance && `${texts.degreeHas(glance.courses.has, glance.credits.has)}${leftWords(glance)} `}
        <Link to="/degree">{texts.toDegree}</Link>
      </dd>
    </>
  )
}

function leftWords({ verdict, fewest }: Glance): string {
  if (verdict === 'situation_needed') return texts.degreeSituation
  if (fewest === undefined) return texts.comma
  return fewest === 0 ? texts.degreeReady : texts.degreeLeft(fewest)
}
