import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addToWallet } from '#tests/support/applicant.ts'
import { givenIn } from '#tests/support/given.ts'
import { type Node, startNode } from '#tests/support/node.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)
let node: Node
beforeAll(async () => {
  node = await startNode(application)
})
afterAll(() => node.stop())

const openConnections = () =>
  new Promise<number>((resolve) => node.app.http.server.getConnections((_error, count) => resolve(count)))

test('TRL-01 the trail says from where something was changed, also when whoever did it has gone before it was done', async () => {
  const person = await given.candidate().enter()
  const id = await addToWallet(person, { type: 'diploma', fields: {}, pictures: [] })
  // Nobody's session is found until this transaction ends.
  const holder = await application.owner.connect()
  await holder.query('begin; lock table sessions in access exclusive mode')
  const before = node.reached()
  const socket = connect(node.port, '127.0.0.1')
  socket.write(
    `DELETE /api/portal/credentials/${id} HTTP/1.1\r\nHost: x\r\nx-kaoji: 1\r\nidempotency-key: ${randomUUID()}\r\nCookie: ${person.cookie()}\r\n\r\n`,
  )
  await expect.poll(() => node.reached()).toBe(before + 1)
  socket.resetAndDestroy()
  await expect.poll(openConnections).toBe(0)
  await holder.query('commit')
  holder.release()
  const entries = () =>
    application.owner.query(
      "select address from audit_entries where action = 'credential.remove' and person_id = $1",
      [person.personId],
    )
  await expect.poll(async () => (await entries()).rows).toEqual([{ address: '127.0.0.1' }])
})
