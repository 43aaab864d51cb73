import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { MailUnavailable } from './mailer.ts'
import { createSmtpMailer } from './smtp-mailer.ts'

const LETTER = { id: '0199-letter', to: 'zhang@example.cn', subject: '您有新消息', text: '请登录后查看。' }
const LOGIN = { username: 'kaoji', password: 'a-secret-of-mail' }
/** This machine under a name that the product does not take for this machine. */
const ELSEWHERE = '127.0.0.2'

const stops: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

interface Heard {
  letters: string[]
  logins: string[]
}

/** Starts a real SMTP server of another maker. */
async function startServer(options: SMTPServerOptions = {}, host = '127.0.0.1') {
  const heard: Heard = { letters: [], logins: [] }
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    onAuth({ username, password }, _session, done) {
      heard.logins.push(`${username} ${password}`)
      if (username === LOGIN.username && password === LOGIN.password) done(null, { user: username })
      else done(new Error('no such login'))
    },
    onData(stream, _session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        heard.letters.push(Buffer.concat(parts).toString('utf8'))
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, host, () => resolve()))
  stops.push(() => new Promise((resolve) => server.close(() => resolve(undefined))))
  const { port } = server.server.address() as AddressInfo
  return { heard, port, mailer: mailerAt({ host, port }) }
}

function mailerAt(
  { host = '127.0.0.1', port }: { host?: string; port: number },
  login: typeof LOGIN | undefined = undefined,
) {
  return createSmtpMailer({ host, port, isSecure: false, from: 'kaoji@example.cn' }, login, 500)
}

const refusal = (responseCode: number) =>
  Object.assign(new Error('said no to zhang@example.cn'), { responseCode })

test('MSG-01 a letter reaches the mail server whole, under its own Message-ID, and answers no automatic reply', async () => {
  const { heard, mailer } = await startServer()
  expect(await mailer.send(LETTER)).toEqual({ kind: 'accepted' })
  const [letter = ''] = heard.letters
  expect(letter).toContain('Message-ID: <0199-letter@example.cn>')
  expect(letter).toContain('To: zhang@example.cn')
  expect(letter).toContain('Auto-Submitted: auto-generated')
  expect(letter).toContain(`Subject: =?UTF-8?B?${Buffer.from(LETTER.subject).toString('base64')}?=`)
  expect(letter.replace(/\s/g, '')).toContain(Buffer.from(`${LETTER.text}`).toString('base64').slice(0, 20))
})

test('MSG-01 the server is given the login of the secrets file, and a wrong one is our fault and not the letter’s', async () => {
  const { heard, port } = await startServer({ authOptional: false })
  expect(await mailerAt({ port }, LOGIN).send(LETTER)).toEqual({ kind: 'accepted' })
  const wrong = mailerAt({ port }, { ...LOGIN, password: 'another' }).send(LETTER)
  await expect(wrong).rejects.toThrow(MailUnavailable)
  await expect(wrong).rejects.not.toThrow(/another|zhang/)
  expect(heard.logins).toEqual(['kaoji a-secret-of-mail', 'kaoji another'])
  expect(heard.letters).toHaveLength(1)
})

test.each([
  ['an address that is not there', { onRcptTo: (_to, _session, done) => done(refusal(550)) }],
  [
    'what it takes for spam',
    { onData: (stream, _session, done) => void stream.resume().on('end', () => done(refusal(554))) },
  ],
] satisfies [string, SMTPServerOptions][])(
  'MSG-01 a server that refuses %s refuses for good',
  async (_, options) => {
    const { mailer } = await startServer(options)
    const verdict = await mailer.send(LETTER)
    expect(verdict).toEqual({ kind: 'refused', words: expect.stringMatching(/^SMTP 55[04]$/) })
  },
)

test.each([
  ['puts the letter off', { onRcptTo: (_to, _session, done) => done(refusal(451)) }],
  ['does not want our sender', { onMailFrom: (_from, _session, done) => done(refusal(550)) }],
  ['does not want us', { onConnect: (_session, done) => done(refusal(554)) }],
] satisfies [string, SMTPServerOptions][])(
  'MSG-01 a server that %s decides nothing about the letter',
  async (_, options) => {
    const { mailer } = await startServer(options)
    const failed = mailer.send(LETTER)
    await expect(failed).rejects.toThrow(MailUnavailable)
    await expect(failed).rejects.not.toThrow('zhang')
  },
)

test('MSG-01 without TLS no letter and no login goes to another machine, nor to one whose certificate nobody knows', async () => {
  const bare = await startServer({}, ELSEWHERE)
  await expect(mailerAt({ host: ELSEWHERE, port: bare.port }, LOGIN).send(LETTER)).rejects.toThrow(
    MailUnavailable,
  )
  // The server's own certificate is signed by nobody.
  const unknown = await startServer({ disabledCommands: [] }, ELSEWHERE)
  await expect(mailerAt({ host: ELSEWHERE, port: unknown.port }, LOGIN).send(LETTER)).rejects.toThrow(
    MailUnavailable,
  )
  for (const { heard } of [bare, unknown]) expect(heard).toEqual({ letters: [], logins: [] })
})

async function startTalker(words: string | undefined): Promise<number> {
  const server: Server = createServer((socket) => {
    socket.on('error', () => undefined)
    if (words !== undefined) socket.write(words)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const open = new Set<{ destroy(): void }>()
  server.on('connection', (socket) => open.add(socket))
  stops.push(() => {
    for (const socket of open) socket.destroy()
    return new Promise((resolve) => server.close(resolve))
  })
  return (server.address() as AddressInfo).port
}

test('MSG-01 a server that is down, silent, or none of mail is not waited for and not believed', async () => {
  const gone = await startTalker(undefined)
  await stops.pop()?.()
  for (const port of [gone, await startTalker(undefined), await startTalker('HTTP/1.1 200 OK\r\n\r\n<html>')])
    await expect(mailerAt({ port }).send(LETTER)).rejects.toThrow(MailUnavailable)
})
