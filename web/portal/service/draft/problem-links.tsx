import { useEffect, useRef } from 'react'
import type { FieldProblem } from '#contracts/refusals.ts'
import { WholeWords } from '#web/ui/words/whole-words.tsx'
import { Link } from '../../shell/link.tsx'
import { useService } from '../use-service.tsx'
import { confirmTexts as texts } from './confirm.texts.ts'

interface ProblemLinksProps {
  problems: readonly FieldProblem[]
  draftId: string
}

/** Lists all problems at once; each links to the place where it is corrected. */
export function ProblemLinks({ problems, draftId }: ProblemLinksProps) {
  const { service, placeOfProblem } = useService()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problems.length > 0) box.current?.focus()
  }, [problems])
  if (problems.length === 0) return null
  return (
    <div ref={box} className="kj-notice kj-tone-refusal" role="alert" tabIndex={-1}>
      <div>
        <p className="kj-strong">{texts.problems(problems.length)}</p>
        <ul className="kj-problems">
          {problems.map(({ field, code, text }) => {
            const { step, element } = placeOfProblem({ field, code })
            return (
              <li key={field + text}>
                <Link
                  to="/services/$service/drafts/$draft/$step"
                  params={{ service, draft: draftId, step }}
                  {...(element !== undefined && { hash: element })}
                >
                  <WholeWords words={text} />
                </Link>
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
