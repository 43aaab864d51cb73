import { IconCheck } from '@tabler/icons-react'
import { wizardTexts as texts } from './wizard.texts.ts'

export const steps = ['courses', 'evidence', 'confirm'] as const
export type Step = (typeof steps)[number]

/** The step of an address; an unknown one is the first. */
export function stepOf(word: string): Step {
  return steps.find((step) => step === word) ?? 'courses'
}

/** Where one is, what is done and what is left. */
export function Steps({ current }: { current: Step }) {
  const place = steps.indexOf(current)
  return (
    <nav aria-label={texts.steps}>
      <ol className="kj-steps">
        {steps.map((step, index) => (
          <li
            key={step}
            aria-current={step === current ? 'step' : undefined}
            data-state={index < place ? 'done' : index === place ? 'current' : 'coming'}
          >
            <span className="kj-step-number" aria-hidden>
              {index < place ? <IconCheck size="1.1em" /> : index + 1}
            </span>
            <span>
              {texts[step]}
              {index < place && <span className="kj-hidden">{texts.stepDone}</span>}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  )
}
