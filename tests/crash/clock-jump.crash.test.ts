import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { findFreePort } from '#platform/embedded-postgres/free-port.ts'
import { makeThrowawayFolderOnDisk, removeThrowawayFolder } from '#tests/support/throwaway-folder.ts'
import { type Client, type Reply, signIn } from './client.ts'
import { spawnProduct, untilReady } from './stage.ts'

const PRELOAD = import.meta.resolve('./shifted-clock.mjs')
const HOUR_MS = 3600_000
const ADDRESS = '上海市黄浦区中山东一路 1 号'

const change = (client: Client, postcode: string) =>
  client.call('PUT', '/api/portal/person/contact', { address: ADDRESS, postcode })

/** An answer that somebody can live with: it was done, or it says in words what to do. */
function inWords({ status, body }: Reply): boolean {
  return status === 200 || ([401, 422, 503].includes(status) && typeof body.text === 'string')
}

test.each([HOUR_MS, -HOUR_MS])(
  'OPS-01 a clock that jumps by %i ms under the running product writes nothing in a false time, and all is as before once it is right',
  async (jump) => {
    const directory = makeThrowawayFolderOnDisk('kaoji-jump-')
    const port = String(await findFreePort())
    const origin = `http://127.0.0.1:${port}`
    const environment = { PORT: port, KAOJI_DATA_DIR: directory, KAOJI_TEST_JUMP_MS: String(jump) }
    const product = spawnProduct(environment, ['--import', PRELOAD])
    try {
      await untilReady(origin, product)
      const client = await signIn(origin, { name: '何建国' })
      expect((await change(client, '200001')).status).toBe(200)

      product.kill('SIGUSR2')
      await sleep(500)
      const meanwhile = [
        await client.call('GET', '/api/portal/scores'),
        await client.call('GET', '/api/portal/home'),
        await change(client, '200002'),
      ]
      expect(meanwhile.filter((reply) => !inWords(reply))).toEqual([])
      // The trail takes no entry in a time that is not the database's, and whoever is signed out changes nothing.
      expect(meanwhile[2]?.status).not.toBe(200)
      expect((await fetch(`${origin}/readyz`)).status).toBe(200)

      product.kill('SIGUSR2')
      await sleep(500)
      for (const path of ['/api/portal/scores', '/api/portal/home'])
        expect((await client.call('GET', path)).status).toBe(200)
      expect((await change(client, '200003')).status).toBe(200)
      const { body } = await client.call('GET', '/api/portal/person')
      expect(body).toMatchObject({ postcode: '200003' })
      await signIn(origin, { name: '张伟明' })
      expect(product.exitCode).toBeNull()
    } finally {
      const gone = once(product, 'exit')
      product.kill('SIGTERM')
      await gone
      removeThrowawayFolder(directory)
    }
  },
  240_000,
)
