import { setTimeout as passed } from 'node:timers/promises'

/**
 * Asks again while there is too much to do, as the page that got this answer does: on a busy machine that is no fault. It waits before that, as
 * the page does: who asks and asks comes to the limit of his address.
 */
export async function patiently<Reply>(ask: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await ask()
    const status = (reply as { status?: number } | undefined)?.status
    if (status !== 503) return reply
    await passed(500)
  }
}
