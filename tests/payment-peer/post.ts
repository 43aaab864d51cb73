import { request } from 'node:http'
import type { ProviderName } from './books.ts'

/** A notice as it goes over the wire. */
export interface Letter {
  provider: ProviderName
  url: string
  headers: Record<string, string>
  body: string
}

export interface Answer {
  status: number
  contentType: string
  body: string
}

/** Writes the letter anew for each attempt: WeChat Pay stamps and signs each one, Alipay dates each one. */
export interface Notice {
  provider: ProviderName
  outTradeNo: string
  write(): Letter
}

/**
 * Seconds between one attempt and the next, as the providers publish them.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012791882 and https://opendocs.alipay.com/open/270/105902
 */
const schedules = {
  wechat: [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600],
  alipay: [240, 600, 600, 3600, 7200, 21600, 54000],
} as const satisfies Record<ProviderName, readonly number[]>

/** Where notices wait until a test delivers them; with `startClerk` they go out by themselves. */
export class Post {
  waiting: Notice[] = []
  /** Every attempt with its answer, in the order of the answers. */
  readonly attempts: { notice: Notice; answer: Answer | 'lost' }[] = []
  private clerk: { secondMs: number; timers: Set<NodeJS.Timeout> } | undefined

  add(notice: Notice): void {
    if (this.clerk === undefined) this.waiting.push(notice)
    else this.keepTrying(notice, 0)
  }

  /** Delivers what waits, one after the other, in the order that `arrange` makes; returns the answers. */
  async deliver(
    arrange: (notices: Notice[]) => Notice[] = (notices) => notices,
  ): Promise<(Answer | 'lost')[]> {
    const notices = arrange(this.waiting)
    this.waiting = []
    const answers: (Answer | 'lost')[] = []
    for (const notice of notices) answers.push(await this.attempt(notice))
    return answers
  }

  /** From now on notices go out at once, and again by the provider's schedule until they are accepted. */
  startClerk(secondMs: number): void {
    this.clerk = { secondMs, timers: new Set() }
    for (const notice of this.waiting.splice(0)) this.keepTrying(notice, 0)
  }

  stopClerk(): void {
    for (const timer of this.clerk?.timers ?? []) clearTimeout(timer)
    this.clerk = undefined
  }

  async attempt(notice: Notice): Promise<Answer | 'lost'> {
    const answer = await send(notice.write())
    this.attempts.push({ notice, answer })
    return answer
  }

  private keepTrying(notice: Notice, count: number): void {
    void this.attempt(notice).then((answer) => {
      const seconds = schedules[notice.provider][count]
      if (accepts(notice.provider, answer) || this.clerk === undefined || seconds === undefined) return
      const { timers, secondMs } = this.clerk
      const timer = setTimeout(() => {
        timers.delete(timer)
        this.keepTrying(notice, count + 1)
      }, seconds * secondMs)
      timers.add(timer)
    })
  }
}

/** Whether the provider takes this for the merchant's "received". */
export function accepts(provider: ProviderName, answer: Answer | 'lost'): boolean {
  if (answer === 'lost') return false
  if (provider === 'alipay') return answer.status === 200 && answer.body === 'success'
  return answer.status === 200 || answer.status === 204
}

/** Both providers give up after five seconds. */
const patienceMs = 5000

/** Sends one letter and waits for its answer. */
function send(letter: Letter): Promise<Answer | 'lost'> {
  return new Promise((resolve) => {
    const length = String(Buffer.byteLength(letter.body))
    const headers = { ...letter.headers, 'content-length': length }
    const outgoing = request(letter.url, { method: 'POST', headers, timeout: patienceMs }, (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('error', () => resolve('lost'))
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          contentType: incoming.headers['content-type'] ?? '',
          body: Buffer.concat(parts).toString(),
        }),
      )
    })
    outgoing.on('timeout', () => outgoing.destroy())
    outgoing.on('error', () => resolve('lost'))
    outgoing.end(letter.body)
  })
}
