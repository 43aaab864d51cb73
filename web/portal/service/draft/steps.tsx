import { IconCheck, IconExclamationMark } from '@tabler/icons-react'
import { CONFIRM, type StepName } from './steps-of.ts'
import { wizardTexts as texts } from './wizard.texts.ts'

/** On a phone, the titles of more steps than this would be unreadable: the numbers stay, the page's title says the rest. */
const MANY = 4

interface StepsProps {
  steps: readonly StepName[]
  current: string
  /** The steps where the last check found something to correct; undefined before the first check. */
  faulty: ReadonlySet<string> | undefined
}

type StepState = 'coming' | 'current' | 'visited' | 'done' | 'faulty'

/** Shows the current step among the others. Only a check can call a step done (APP-01). */
export function Steps({ steps, current, faulty }: StepsProps) {
  const place = steps.findIndex(({ code }) => code === current)
  const stateOf = (code: string, index: number): StepState => {
    if (index === place) return 'current'
    if (faulty !== undefined && code !== CONFIRM) return faulty.has(code) ? 'faulty' : 'done'
    return index < place ? 'visited' : 'coming'
  }
  return (
    <nav aria-label={texts.steps}>
      <ol className="kj-steps" data-many={steps.length > MANY || undefined}>
        {steps.map(({ code, title }, index) => {
          const state = stateOf(code, index)
          return (
            <li key={code} aria-current={state === 'current' ? 'step' : undefined} data-state={state}>
              <span className="kj-step-number" aria-hidden>
                <Sign state={state} number={index + 1} />
              </span>
              <span className="kj-step-title">
                {title}
                {state !== 'current' && state !== 'coming' && (
                  <span className="kj-hidden">{texts.stepStates[state]}</span>
                )}
              </span>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

function Sign({ state, number }: { state: StepState; number: number }) {
  switch (state) {
    case 'done':
      return <IconCheck size="1.1em" />
    case 'faulty':
      return <IconExclamationMark size="1.1em" />
    case 'coming':
    case 'current':
    case 'visited':
      return number
    default:
      return state satisfies never
  }
}
