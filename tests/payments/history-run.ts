import type { Notice } from '../payment-peer/post.ts'
import { follow, givenPayer, type Payer } from '../support/orders.ts'
import type { Step } from './history-steps.ts'
import type { PaymentProduct, Real } from './payment-product.ts'

const MINUTE = 60_000

/** One candidate's history of paying a fee. */
export class History {
  readonly attempts: { provider: Real; attemptNo: string }[] = []
  private readonly product: PaymentProduct
  readonly payer: Payer
  /** Notices that the product has not accepted yet, and that the provider goes on sending. */
  private unheard: Notice[] = []

  private constructor(product: PaymentProduct, payer: Payer) {
    this.product = product
    this.payer = payer
  }

  static async begin(product: PaymentProduct): Promise<History> {
    product.peer.faults.clear()
    product.peer.post.waiting = []
    return new History(product, await givenPayer(product.application, product.given))
  }

  async take(step: Step): Promise<void> {
    const { peer, application } = this.product
    switch (step.kind) {
      case 'order':
        return void (await this.payer.person.call('POST', '/api/portal/orders', {
          body: { applicationId: this.payer.applicationId },
        }))
      case 'begin':
        return this.beginAttempt(step.provider)
      case 'sign_in':
        return void peer.alipay.signIn(this.attempts[step.pick]?.attemptNo ?? '')
      case 'pay':
        return this.pay(step)
      case 'deliver':
        return this.deliver(step)
      case 'lose':
        this.collect()
        this.unheard = []
        return
      case 'pass':
        application.clock.advance(step.minutes * MINUTE)
        return
      case 'cancel':
        for (const id of await this.orderIds())
          await this.payer.person.call('POST', `/api/portal/orders/${id}/cancel`)
        return
      case 'follow':
        return this.followAll()
      case 'down':
        peer.faults.set(step.provider, { kind: 'down' })
        return
      case 'up':
        peer.faults.clear()
        return
      case 'kill':
        return this.kill()
      case 'together':
        return void (await Promise.all(step.steps.map((one) => this.take(one))))
      default:
        return step satisfies never
    }
  }

  /** Everything works again, the providers send what they have to say, and time passes until nothing can change any more. */
  async settle(): Promise<void> {
    this.product.peer.faults.clear()
    for (let round = 0; round < 3; round += 1) {
      this.product.application.clock.advance(31 * MINUTE)
      await this.deliver({ order: 'forwards', copies: 1 })
      await this.followAll()
    }
  }

  async orderIds(): Promise<string[]> {
    const { rows } = await this.product.application.owner.query<{ id: string }>(
      'select id from payment_orders where application_id = $1 order by created_at, id',
      [this.payer.applicationId],
    )
    return rows.map(({ id }) => id)
  }

  private async beginAttempt(provider: Real): Promise<void> {
    const { person } = this.payer
    const id = (await this.orderIds()).at(-1)
    if (id === undefined) return
    const path = `/api/portal/orders/${id}/attempts`
    const begun = await person.call('POST', path, { body: { provider, surface: 'desk' } })
    if (begun.status !== 200) return
    const attemptNo = String(begun.body.attemptNo)
    const step = await person.call('GET', `/api/portal/attempts/${attemptNo}/step`)
    if (step.status !== 200) return
    // A provider that is down shows the payer nothing.
    if (step.body.kind === 'redirect') await fetch(String(step.body.address)).catch(() => undefined)
    if (!this.attempts.some((one) => one.attemptNo === attemptNo)) this.attempts.push({ provider, attemptNo })
  }

  private async pay({ pick, regardless }: { pick: number; regardless: boolean }): Promise<void> {
    const attempt = this.attempts[pick % Math.max(1, this.attempts.length)]
    if (!attempt) return
    this.product.peer[attempt.provider].pay(attempt.attemptNo, regardless ? { regardless: 'of_expiry' } : {})
  }

  private collect(): void {
    this.unheard.push(...this.product.peer.post.waiting.splice(0))
  }

  private async deliver({
    order,
    copies,
  }: {
    order: 'forwards' | 'backwards'
    copies: number
  }): Promise<void> {
    this.collect()
    const notices = order === 'forwards' ? this.unheard : this.unheard.toReversed()
    this.unheard = []
    for (const notice of notices) {
      const { post } = this.product.peer
      const answers = await Promise.all(Array.from({ length: copies }, () => post.attempt(notice)))
      const isHeard = answers.some((answer) => answer !== 'lost' && answer.status < 300)
      if (!isHeard) this.unheard.push(notice)
    }
  }

  /** Runs the job for each order; a job that was killed is run again by the worker. */
  private async followAll(): Promise<void> {
    for (const id of await this.orderIds())
      await follow(this.product.application, id).catch(() =>
        follow(this.product.application, id).catch(() => undefined),
      )
  }

  private async kill(): Promise<void> {
    const cut = this.product.application.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'`,
    )
    await Promise.all([this.deliver({ order: 'forwards', copies: 2 }), cut.catch(() => undefined)])
  }
}
