import { fileExemption } from '../../support/applicant.ts'
import { appliesForGraduation } from '../../support/graduates.ts'
import { ordersOfTenMinutes } from '../../support/orders.ts'
import type { PaymentProduct } from '../payment-product.ts'
import type { Ground } from './ground.ts'
import { type Officer, type Past, type Reply, type Staff, somebody } from './past.ts'
import { untilMorning } from './provider-acts.ts'
import type { Scene } from './steps.ts'

/** 上海财经大学, where the candidates of these tests are. */
const SCHOOL = '10272'

let count = 0

/** Begins a history on a day of its own: a candidate with an application, its fee as the scene says, and the staff. */
export async function beginHistory(ground: Ground, scene: Scene): Promise<Past> {
  const { product } = ground
  const { application, given, peer } = product
  peer.faults.clear()
  peer.post.waiting = []
  await feesOf(product, scene)
  await untilMorning({ ground })
  const { staff, watch, note } = await crewOf(ground)
  watch.failures = []
  const visitor = ground.meet(await given.candidate().enter())
  const { personId, ticketId, ticketNo } = visitor
  const payer = { ...somebody(ground, { personId, ticketId }, note), personId, ticketId, ticketNo, visitor }
  return {
    ...{ ground, scene, payer, watch, since: application.clock.now(), staff },
    applicationIds: [await file({ ground, scene, payer })],
    ...{ attempts: [], unheard: [], wrongs: [], moved: new Set<string>(), papers: 0 },
  }
}

async function file({
  ground: { product },
  scene,
  payer,
}: Pick<Past, 'ground' | 'scene' | 'payer'>): Promise<string> {
  if (scene !== 'held')
    return (await appliesForGraduation(product.application, payer, { state: scene })).applicationId
  count += 1
  const { ids } = await fileExemption(payer.visitor, { courses: ['03708'], seed: count })
  return ids[0] ?? ''
}

async function feesOf({ application }: PaymentProduct, scene: Scene): Promise<void> {
  await ordersOfTenMinutes(application)
  const { owner } = application
  await owner.query("delete from fees where service = 'exemption'")
  if (scene === 'pending') await owner.query("update fees set opens_after = 'filing'")
  if (scene !== 'held') return
  await owner.query(
    `insert into fees (id, service, valid_from, title, fen, opens_after, holds_up, order_minutes, source)
     values (gen_random_uuid(), 'exemption', '2020-01-01', '免考审定费', 5000, 'filing', 'approval', 10, '测试')`,
  )
  await owner.query(
    `update windows w set period = tstzrange(lower(period), '2050-01-01') where service = 'exemption' and upper(period) = (
       select max(upper(l.period)) from windows l where l.service = w.service and l.school_id is not distinct from w.school_id)`,
  )
}

interface Crew {
  staff: Staff
  watch: Past['watch']
  note: Note
}

type Note = (reply: Reply, what: string) => void

const crews = new WeakMap<Ground, Crew>()

/** The staff stay the same from history to history. */
async function crewOf(ground: Ground): Promise<Crew> {
  const known = crews.get(ground)
  if (known) return known
  const watch: Past['watch'] = { failures: [], isDisturbed: false }
  const note: Note = (reply, what) => {
    // A product that is killed answers nothing, and one that has too much to do says so; the fault is never its own.
    if (reply.status >= 500 && reply.status !== 503 && !watch.isDisturbed)
      watch.failures.push(`${what}: ${reply.status}`)
  }
  const crew = { staff: await staffOf(ground, note), watch, note }
  crews.set(ground, crew)
  return crew
}

async function staffOf(ground: Ground, note: Note): Promise<Staff> {
  const { given } = ground.product
  const officer = async (role: Parameters<typeof given.officer>[0], school?: string): Promise<Officer> => {
    const { staffId } = await given.officer(role, school)
    return { ...somebody(ground, { staffId }, note), staffId }
  }
  return {
    finance: { 0: await officer('finance'), 1: await officer('finance') },
    counter: { 0: await officer('school_registrar', SCHOOL), 1: await officer('school_registrar', SCHOOL) },
    reviewers: [await officer('school_reviewer', SCHOOL), await officer('authority_reviewer')],
  }
}
