import { IconCheck } from '@tabler/icons-react'
import type { StepName } from './steps-of.ts'
import { wizardTexts as texts } from './wizard.texts.ts'

/** On a phone, the titles of more steps than this would be unreadable: the numbers stay, the page's title says the rest. */
const MANY = 4

/** Shows the current step among those done and those left. */
export function Steps({ steps, current }: { steps: readonly StepName[]; current: string }) {
  const place = steps.findIndex(({ code }) => code === current)
  return (
    <nav aria-label={texts.steps}>
      <ol className="kj-steps" data-many={steps.length > MANY || undefined}>
        {steps.map(({ code, title }, index) => (
          <li
            key={code}
            aria-current={code === current ? 'step' : undefined}
            data-state={index < place ? 'done' : index === place ? 'current' : 'coming'}
          >
            <span className="kj-step-number" aria-hidden>
              {index < place ? <IconCheck size="1.1em" /> : index + 1}
            </span>
            <span className="kj-step-title">
              {title}
              {index < place && <span className="kj-hidden">{texts.stepDone}</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
