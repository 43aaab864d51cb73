import { createHash } from 'node:crypto'
import type { ThingToDo } from '#contracts/home/things-to-do.ts'
import { applicationAddress, draftAddress } from '#contracts/services.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { listPeopleNear } from '#modules/applications/public.ts'
import { listPeopleToSign } from '#modules/departures/public.ts'
import { addMessageOnce } from '#modules/messages/public.ts'
import { listPeopleToPay } from '#modules/payments/public.ts'
import { closingWindows } from '#modules/windows/public.ts'
import { eachAlone } from '#platform/jobs/each-alone.ts'
import { beijingDateOf, beijingInstant, formatDate, formatInstant } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { readThings } from './read-things.ts'

const STEP_MS = 60_000
const NEAR_MS = 3 * 24 * 3600_000

/** Whoever has to confirm what arrived is reminded by `sweep-arrivals`, every hour (TRI-02). */
type Reminded = Exclude<ThingToDo, { kind: 'decided' | 'to_confirm' }>

/**
 * MSG-01: puts a message into the inbox of everybody whose time to do something ends within three days: an amendment, a draft, a
 * correction, a rejected application that can be filed again, a transfer to sign, a fee. Each deadline is told once; one that was moved, again.
 */
export async function remindOfDeadlines(deps: Deps, stop?: AbortSignal): Promise<void> {
  const at = deps.clock.now()
  const until = new Date(at.getTime() + NEAR_MS)
  const people = await deps.database.read(deadlineIn(STEP_MS), async (tx) => {
    const closing = await closingWindows(tx, { at, until })
    const near = await listPeopleNear(tx, { at, until, closing })
    const toSign = await listPeopleToSign(tx, { from: beijingDateOf(at), until: beijingDateOf(until) })
    return new Set([...near, ...toSign, ...(await listPeopleToPay(tx, { at, until }))])
  })
  const remind = (personId: string) =>
    deps.database.transact(deadlineIn(STEP_MS), async (tx) => {
      const things = await readThings(tx, deps, { personId, at })
      for (const thing of things) {
        if (thing.kind === 'decided' || thing.kind === 'to_confirm') continue
        const end = endOf(thing)
        if (end !== undefined && end <= until)
          await addMessageOnce(tx, deps, { ...messageOf(thing, end), personId, ticketId: thing.ticket.id })
      }
    })
  await eachAlone(people, remind, { log: deps.log, stop })
}

function endOf(thing: Reminded): Date | undefined {
  if (thing.kind !== 'payable' && thing.kind !== 'to_sign') return new Date(thing.until)
  return thing.lastDay === undefined ? undefined : beijingInstant(thing.lastDay, '24:00')
}

function messageOf(thing: Reminded, end: Date): { id: string; title: string; body: string; link: string } {
  const { what, body, key, link } = wordsOf(thing, formatInstant(end))
  return {
    id: idOf(`${thing.kind} ${key} ${end.toISOString()}`),
    title: `${what}：请在 ${formatInstant(end)} 前办理`,
    body: `${body}准考证号 ${thing.ticket.ticketNo}。`,
    link,
  }
}

function wordsOf(thing: Reminded, end: string): { what: string; body: string; key: string; link: string } {
  const name = `「${thing.title}」`
  switch (thing.kind) {
    case 'amending':
      return {
        what: `${name}需补正`,
        body: `${name}需要补正，${end} 截止，逾期按现有材料继续审核。`,
        key: thing.applicationId,
        link: applicationAddress({ service: thing.service, id: thing.applicationId }),
      }
    case 'rejected':
      return {
        what: `${name}未通过，可重新提交`,
        body: `${name}审核未通过，修改后可在 ${end} 前重新提交，逾期须等下次开放。`,
        key: thing.applicationId,
        link: applicationAddress({ service: thing.service, id: thing.applicationId }),
      }
    case 'to_sign':
      return {
        what: `${name}待现场确认`,
        body: `${name}审核已通过，请最迟于 ${formatDate(thing.lastDay)} 携带身份证件、本市准考证和转入地准考证，到主考学校现场核对并签字，逾期转出申请失效。`,
        key: thing.applicationId,
        link: applicationAddress({ service: thing.service, id: thing.applicationId }),
      }
    case 'payable':
      return {
        what: `${name}待缴费`,
        body: `${name}尚未缴纳，${end} 截止，请在「我的订单」缴费。`,
        key: thing.applicationId,
        link: '/orders',
      }
    case 'unsent':
      return {
        what: `${name}的修改未提交`,
        body: `您修改了${name}，还没有提交，${end} 截止，逾期按修改前的内容审核。`,
        key: thing.draftId,
        link: draftAddress({ service: thing.service, id: thing.draftId }),
      }
    case 'begun':
      return {
        what: `${name}未提交`,
        body: `您填写了${name}，还没有提交，${end} 截止，逾期须等下次开放。`,
        key: thing.draftId,
        link: draftAddress({ service: thing.service, id: thing.draftId }),
      }
    default:
      return thing satisfies never
  }
}

/** The same id for the same deadline, in the form of version 8, so that whoever reminds again adds nothing. */
function idOf(what: string): string {
  const hex = createHash('sha256').update(`deadline ${what}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
