import { Link } from '../shell/link.tsx'
import type { Course } from './choose-courses.ts'
import { exemptionTexts as texts } from './exemption.texts.ts'

/**
 * Lists the courses that cannot be chosen, each with the reason; a rejected course links to its application. The list is folded unless
 * it has such a link, because it would push 「下一步」 far down.
 */
export function UnavailableCourses({ courses }: { courses: readonly Course[] }) {
  if (courses.length === 0) return null
  return (
    <details className="kj-card" open={courses.some((course) => course.rejectedApplicationId !== undefined)}>
      <summary className="kj-strong">{texts.notChoosableOf(courses.length)}</summary>
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
    </details>
  )
}
