import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PaymentProvider } from '#platform/payment/payment-provider.ts'
import type { Deps } from '#server/deps.ts'
import { type AttemptRow, endAttempt, noteAsked } from '../attempts/attempt.store.ts'
import { learnPayment } from '../record/learn-payment.ts'
import { askAgainAt } from './back-off.rules.ts'

const LIMIT_MS = 10_000
/** So long after its end a provider's clock may still take a payment. */
const AFTER_MS = 60_000

/**
 * Asks a provider about one attempt and does what it says. `isOpen`: the order still takes payments. The attempt of one that does not
 * is closed there first: the provider may answer that it is paid. Silence and an answer that cannot be believed change nothing but when to ask again.
 */
export async function askAbout(
  deps: Deps,
  { attempt, isOpen, expiresAt }: { attempt: AttemptRow; isOpen: boolean; expiresAt: Date },
): Promise<void> {
  const { provider: name, attempt_no: attemptNo, id } = attempt
  const provider = deps.payments.find(name)
  const answer = provider && (await answerOf(deps, { provider, attemptNo, isOpen }))
  await deps.database.transact(deadlineIn(LIMIT_MS), async (tx) => {
    const at = deps.clock.now()
    if (answer?.kind === 'paid') {
      const { paid } = answer
      await learnPayment(tx, deps, { provider: name, learntBy: 'query', attemptNo, paid })
    } else if (answer?.kind === 'closed') await endAttempt(tx, { id, state: 'closed', at })
    else if (answer?.kind === 'absent') await endAbsent(tx, { id, at, expiresAt })
    else await noteAsked(tx, { id, askAt: askAgainAt(attempt.asked, at) })
  })
}

/**
 * The provider does not know the attempt, and so cannot close it; a payer at whose page it is may still begin to pay until the time
 * that the provider was told. The order need not wait for that: the provider is asked once more after it.
 */
function endAbsent(tx: Tx, { id, at, expiresAt }: { id: string; at: Date; expiresAt: Date }): Promise<void> {
  const askAt = new Date(expiresAt.getTime() + AFTER_MS)
  return endAttempt(tx, { id, state: 'closed', at, ...(at < askAt ? { askAt } : {}) })
}

/** What is certain now; undefined: nothing yet. */
type Answer =
  | { kind: 'closed' | 'absent' }
  | { kind: 'paid'; paid: Parameters<typeof learnPayment>[2]['paid'] }
  | undefined

async function answerOf(
  { log }: Pick<Deps, 'log'>,
  { provider, attemptNo, isOpen }: { provider: PaymentProvider; attemptNo: string; isOpen: boolean },
): Promise<Answer> {
  try {
    const closing = isOpen ? 'paid' : await provider.close(attemptNo)
    return closing === 'paid' ? answerFrom(await provider.query(attemptNo)) : { kind: closing }
  } catch (error) {
    log.error('payment-query-failed', error, { provider: provider.name })
    return undefined
  }
}

function answerFrom(state: Awaited<ReturnType<PaymentProvider['query']>>): Answer {
  switch (state.kind) {
    case 'paid':
    case 'refunded':
      return { kind: 'paid', paid: state.paid }
    case 'closed':
      return { kind: 'closed' }
    case 'absent':
    case 'waiting':
      return undefined
    default:
      return state satisfies never
  }
}
