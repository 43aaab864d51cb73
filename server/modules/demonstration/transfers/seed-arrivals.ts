import { deadlineIn } from '#kernel/deadline.ts'
import { type Arrival, takeIn } from '#modules/transfer-in/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import type { Deps } from '#server/deps.ts'
import { PERSONAS, TRANSFERRED } from '../personas.ts'
import { SEED_LIMIT_MS } from '../sample-calls.ts'
import { findStaffIdsByUsername } from '../staff-ids.store.ts'
import { approveArrival, findTransferred, publishSampleNotice } from './arrival.store.ts'

const REVIEWERS = ['score1', 'sufe-review', 'review1', 'sufe'] as const
/** How long the school confirms from the seeding on. */
const DAYS = 30

/** Makes two records arrive for one persona: one is reviewed and waits for its confirmation, the other waits for its school. */
export async function seedArrivals(tx: Tx, deps: Deps): Promise<void> {
  const idNumber = PERSONAS.find(({ name }) => name === TRANSFERRED)?.idNumber ?? ''
  const index = idNumberIndex(deps.cipher, idNumber)
  const ticket = await findTransferred(tx, index)
  const staff = await findStaffIdsByUsername(tx, REVIEWERS)
  const [bringer, school, authority, registrar] = REVIEWERS.map((name) => staff.get(name) ?? '')
  if (!ticket || !bringer || !school || !authority || !registrar) return
  const arrival = (originProvince: string, originTicketNo: string): Arrival => ({
    ...{ originProvince, originTicketNo, originMajor: '120203K 会计学', name: TRANSFERRED },
    idType: 'resident_id',
    idNumber: { cipher: deps.cipher.seal('person.id_number', idNumber), index, oldIndex: undefined },
    destinationTicketNo: ticket.ticketNo,
    source: {
      ...{ kind: 'package', sender: 'demonstration', batchId: undefined },
      ...{ packageId: `demonstration ${originTicketNo}`, digest: Buffer.from(originTicketNo) },
    },
    courses: COURSES,
    match: { to: 'ticket', ticketId: ticket.id },
  })
  const call = {
    actor: { kind: 'staff', stage: 'ready', sessionId: '', staffId: bringer, grants: [] },
    origin: { address: '127.0.0.1', requestId: 'demonstration', agent: '' },
    deadline: deadlineIn(SEED_LIMIT_MS),
  } as const
  const arrivals = [arrival('江苏省', '030119210457'), arrival('浙江省', '010223610082')]
  const [first] = await takeIn(tx, deps, { call, arrivals })
  const at = deps.clock.now()
  const until = new Date(at.getTime() + DAYS * 86_400_000)
  await publishSampleNotice(tx, {
    id: deps.ids.next(),
    schoolId: ticket.schoolId,
    at,
    until,
    staffId: registrar,
  })
  if (first) await approveArrival(tx, { id: first.id, school, authority, at })
}

const COURSES: Arrival['courses'] = [
  {
    ...{ code: '03708', name: '中国近现代史纲要', credits: 2, passedOn: '2022-10-30', raw: { more: {} } },
    ...{ outcome: 'marked', mark: 81 },
  },
  {
    ...{ code: '04184', name: '线性代数', credits: 4, passedOn: '2022-10-30', raw: { more: {} } },
    ...{ outcome: 'marked', mark: 67 },
  },
  {
    ...{
      code: '03709',
      name: '马克思主义基本原理概论',
      credits: 4.5,
      passedOn: '2023-04-16',
      raw: { more: {} },
    },
    ...{ outcome: 'marked', mark: 73 },
  },
]
