import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { FieldProblem } from '#contracts/refusals.ts'
import { placeOf } from '../../exemption/problem-place.ts'
import { confirmTexts as texts } from './confirm.texts.ts'
import type { Wizard } from './use-wizard.ts'

interface ProblemLinksProps {
  problems: readonly FieldProblem[]
  wizard: Wizard
}

/** Everything that stands in the way, at once, each leading to the place where it is put right. */
export function ProblemLinks({ problems, wizard }: ProblemLinksProps) {
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
            const { step, hash } = placeOf({ field, code })
            return (
              <li key={field + text}>
                <Link
                  to="/services/exemption/drafts/$draft/$step"
                  params={{ draft: wizard.draft.id, step }}
                  hash={hash}
                >
                  {text}
                </Link>
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
