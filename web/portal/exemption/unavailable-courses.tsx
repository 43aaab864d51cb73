import { Link } from '@tanstack/react-router'
import { SectionCard } from '#web/ui/section-card.tsx'
import type { Course } from './choose-courses.ts'
import { exemptionTexts as texts } from './exemption.texts.ts'

/** Lists the courses that cannot be chosen, each with the reason; a rejected course links to its application. */
export function UnavailableCourses({ courses }: { courses: readonly Course[] }) {
  if (courses.length === 0) return null
  return (
    <SectionCard title={texts.notChoosable}>
      <ul className="kj-applications">
        {courses.map(({ code, name, why, rejectedApplicationId }) => (
          <li key={code}>
            <div>
              <p>
                {code} {name}
              </p>
              <p className="kj-small kj-soft">{why ?? texts.rejectedBefore}</p>
            </div>
            {rejectedApplicationId !== undefined && (
              <Link
                className="kj-link"
                to="/services/$service/applications/$application"
                params={{ service: 'exemption', application: rejectedApplicationId }}
                aria-label={texts.refileFor(`${code} ${name}`)}
              >
                {texts.refile}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </SectionCard>
  )
}
