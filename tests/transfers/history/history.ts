import { arrive, handle } from './arrival-acts.ts'
import { file } from './candidate-acts.ts'
import { correct } from './correct-score.ts'
import { leave } from './leave-acts.ts'
import {
  type ApplicationNow,
  type ArrivalNow,
  applicationsOf,
  arrivalsOf,
  type DepartureNow,
  departuresOf,
  type Past,
} from './past.ts'
import { review } from './review-acts.ts'
import type { ArrivalMove, LeaveMove, ReviewMove, Step } from './steps.ts'

/** Does one step of a history. What is not there to be picked is not done. */
export async function take(past: Past, step: Step): Promise<void> {
  switch (step.kind) {
    case 'file':
      return file(past, step)
    case 'review':
      return on(await applicationsOf(past), step.pick, (one) => review(past, one, step.move))
    case 'leave':
      return on(await departuresOf(past), 0, (one) => leave(past, one, step.move))
    case 'arrive':
      return arrive(past, step)
    case 'arrival':
      return on(await arrivalsOf(past), step.pick, (one) => handle(past, one, step.move))
    case 'correct':
      return correct(past, step)
    case 'next':
      return next(past, step)
    case 'together':
      return void (await Promise.all(step.steps.map((one) => take(past, one))))
    case 'kill':
      return kill(past, step)
    default:
      return step satisfies never
  }
}

async function on<T>(all: readonly T[], pick: number, act: (one: T) => Promise<void>): Promise<void> {
  const one = all[pick % Math.max(1, all.length)]
  if (one) await act(one)
}

/** What comes next of the newest one that is not at its end, by the book. */
async function next(past: Past, { matter, isWell }: Extract<Step, { kind: 'next' }>): Promise<void> {
  if (matter === 'application')
    return onNext(await applicationsOf(past), nextReview(isWell), (one, move) => review(past, one, move))
  if (matter === 'leaving')
    return onNext(await departuresOf(past), nextLeave(isWell), (one, move) => leave(past, one, move))
  return onNext(await arrivalsOf(past), nextArrival(isWell), (one, move) => handle(past, one, move))
}

async function onNext<T, M>(
  all: readonly T[],
  nextOf: (one: T) => M | undefined,
  act: (one: T, move: M) => Promise<void>,
): Promise<void> {
  for (const one of all) {
    const move = nextOf(one)
    if (move !== undefined) return act(one, move)
  }
}

type NextOf<T, M> = (one: T) => M | undefined

function nextReview(isWell: boolean): NextOf<ApplicationNow, ReviewMove> {
  return ({ state, undo }) => {
    if (undo !== null) return 'agree'
    if (state !== 'pending' && state !== 'in_review') return undefined
    return isWell ? 'approve' : 'reject'
  }
}

function nextLeave(isWell: boolean): NextOf<DepartureNow, LeaveMove> {
  const moves: Partial<Record<DepartureNow['state'], LeaveMove>> = isWell
    ? { to_sign: 'sign', signed: 'send', sent: 'accept' }
    : { to_sign: 'lapse', signed: 'send', sent: 'return', accepted: 'ask', returned: 'ask' }
  return ({ state, undo }) => (undo === null ? moves[state] : 'agree')
}

function nextArrival(isWell: boolean): NextOf<ArrivalNow, ArrivalMove> {
  const moves: Partial<Record<ArrivalNow['state'], ArrivalMove>> = isWell
    ? { unmatched: 'match', under_review: 'approve', to_confirm: 'attend' }
    : { unmatched: 'match', under_review: 'reject', to_confirm: 'expire', confirmed: 'ask' }
  return ({ state, undo }) => (undo === null ? moves[state] : 'agree')
}

async function kill(past: Past, { afterMs, steps }: Extract<Step, { kind: 'kill' }>): Promise<void> {
  past.isDisturbed = true
  await Promise.allSettled([...steps.map((step) => take(past, step)), past.ground.kill(afterMs)])
  past.isDisturbed = false
}
