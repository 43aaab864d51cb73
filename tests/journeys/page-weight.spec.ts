import { enter, expect, test } from './journey.ts'

const LIMIT_BYTES = 115_000
const LIMIT_REQUESTS = 12

for (const [what, path] of [
  ['candidate’s', '/'],
  ['officer’s', '/office'],
] as const)
  test(`UX-05 the ${what} sign-in page comes in 12 requests, with 115 kB of scripts and styles as sent @phone`, async ({
    page,
  }) => {
    const sent: Promise<number>[] = []
    const addresses: string[] = []
    page.on('requestfinished', (request) => {
      addresses.push(request.url())
      if (!['script', 'stylesheet'].includes(request.resourceType())) return
      sent.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
    })
    await page.goto(path, { waitUntil: 'networkidle' })
    await expect(page.getByRole('button', { name: '登录', exact: true })).toBeVisible()
    const bytes = (await Promise.all(sent)).reduce((sum, one) => sum + one, 0)
    process.stdout.write(`${path}: ${sent.length} scripts and styles, ${bytes} bytes as sent\n`)
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThanOrEqual(LIMIT_BYTES)
    expect(addresses.length, addresses.join('\n')).toBeLessThanOrEqual(LIMIT_REQUESTS)
  })

test('UX-05 who is signed in sees home with what the document itself asked for, each question asked once @phone', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const question = /\/api\/portal\/(session|home|things-to-do)$/.exec(request.url())?.[1]
    if (question !== undefined) asked.push(question)
  })
  await enter(page, '何建国')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '近期可办理的业务' })).toBeVisible()
  expect(asked).toEqual(['session', 'things-to-do', 'home'])
})

test('VER-01 the page that verifies is at most 40 kB of scripts and styles as sent @phone', async ({
  page,
}) => {
  const sent: Promise<number>[] = []
  page.on('requestfinished', (request) => {
    if (!['script', 'stylesheet'].includes(request.resourceType())) return
    sent.push(request.sizes().then(({ responseBodySize }) => responseBodySize))
  })
  await page.goto('/verify')
  await expect(page.getByRole('heading', { level: 1, name: '核验文件真伪' })).toBeVisible()
  const bytes = (await Promise.all(sent)).reduce((sum, one) => sum + one, 0)
  process.stdout.write(`/verify: ${sent.length} scripts and styles, ${bytes} bytes as sent\n`)
  expect(bytes).toBeGreaterThan(5_000)
  expect(bytes).toBeLessThanOrEqual(40_000)
})
