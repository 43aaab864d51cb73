import { isAbsolute } from 'node:path'
import { expect, test } from 'vitest'
import { ConfigProblem, readConfig } from './config.ts'

const PRODUCTION = {
  KAOJI_MODE: 'production',
  DATABASE_URL: 'postgres://kaoji@db.example.cn/kaoji',
  KAOJI_SECRETS_FILE: '/etc/kaoji/secrets.json',
  KAOJI_PUBLIC_ORIGIN: 'https://kaoji.example.cn',
  KAOJI_TRUSTED_PROXY: '10.0.0.1',
}

function problemOf(environment: Record<string, string | undefined>): string {
  try {
    readConfig(environment)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigProblem)
    return (error as Error).message
  }
  return ''
}

test('an empty environment is a demonstration for this machine alone', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ mode: 'demonstration', role: 'both', host: '127.0.0.1', port: 3000 })
  expect(config.databaseUrl).toBeUndefined()
  expect(isAbsolute(config.directory)).toBe(true)
})

test('PAY-01 e-bills: the demonstration’s by default, none in a production, which refuses those of the demonstration', () => {
  expect(readConfig({}).ebillGateway).toBe('demonstration')
  expect(readConfig({ KAOJI_EBILL_GATEWAY: 'none' }).ebillGateway).toBeUndefined()
  expect(readConfig(PRODUCTION).ebillGateway).toBeUndefined()
  for (const gateway of ['demonstration', 'http://gateway.example.cn'])
    expect(problemOf({ ...PRODUCTION, KAOJI_EBILL_GATEWAY: gateway })).toContain('KAOJI_EBILL_GATEWAY')
  const gateway = 'https://gateway.example.cn/kaoji'
  expect(readConfig({ ...PRODUCTION, KAOJI_EBILL_GATEWAY: gateway }).ebillGateway).toBe(gateway)
})

test('production starts with everything set', () => {
  expect(readConfig(PRODUCTION)).toMatchObject({
    mode: 'production',
    databaseUrl: PRODUCTION.DATABASE_URL,
    databaseOwnerUrl: PRODUCTION.DATABASE_URL,
    publicOrigin: PRODUCTION.KAOJI_PUBLIC_ORIGIN,
  })
})

test('LOG-08 a gateway of text messages is reached by TLS, or on this machine; without one there is none', () => {
  const read = (gateway: string) => readConfig({ ...PRODUCTION, KAOJI_TEXT_GATEWAY: gateway }).textGateway
  expect(readConfig(PRODUCTION).textGateway).toBeUndefined()
  for (const gateway of ['https://sms.example.cn/texts', 'http://127.0.0.1:8080', 'http://localhost/texts'])
    expect(read(gateway)).toBe(gateway)
  for (const gateway of [
    'http://sms.example.cn',
    'http://127.0.0.1.example.cn',
    'ftp://sms.example.cn',
    'sms',
  ])
    expect(problemOf({ ...PRODUCTION, KAOJI_TEXT_GATEWAY: gateway })).toContain('KAOJI_TEXT_GATEWAY')
})

test('MSG-01 a mail server has an address and a sender, both or none, and no password in its address', () => {
  const mailOf = (KAOJI_SMTP_URL: string) =>
    readConfig({ ...PRODUCTION, KAOJI_SMTP_URL, KAOJI_MAIL_FROM: 'kaoji@example.cn' }).mail
  expect(readConfig(PRODUCTION).mail).toBeUndefined()
  expect(mailOf('smtps://mail.example.cn')).toEqual({
    ...{ host: 'mail.example.cn', port: 465, isSecure: true, from: 'kaoji@example.cn' },
  })
  expect(mailOf('smtp://mail.example.cn')).toMatchObject({ port: 587, isSecure: false })
  expect(mailOf('smtp://mail.example.cn:25')).toMatchObject({ port: 25 })
  for (const half of [{ KAOJI_SMTP_URL: 'smtps://mail.example.cn' }, { KAOJI_MAIL_FROM: 'kaoji@example.cn' }])
    expect(problemOf({ ...PRODUCTION, ...half })).toContain('发送电子邮件，还缺少')
  expect(problemOf({ KAOJI_SMTP_URL: 'smtp://kaoji:secret@mail.example.cn' })).toContain('KAOJI_SMTP_URL')
  expect(problemOf({ KAOJI_MAIL_FROM: '考籍 <kaoji@example.cn>' })).toContain('KAOJI_MAIL_FROM')
})

test.each(['DATABASE_URL', 'KAOJI_SECRETS_FILE', 'KAOJI_PUBLIC_ORIGIN', 'KAOJI_TRUSTED_PROXY'])(
  'production refuses to start without %s, and with an empty one',
  (name) => {
    expect(problemOf({ ...PRODUCTION, [name]: undefined })).toContain(name)
    expect(problemOf({ ...PRODUCTION, [name]: '' })).toContain(name)
  },
)

test('production refuses an origin without HTTPS', () => {
  expect(problemOf({ ...PRODUCTION, KAOJI_PUBLIC_ORIGIN: 'http://kaoji.example.cn' })).toContain('https://')
})

test('OPS-01 a worker answers on a port of its own beside the web process', () => {
  expect(readConfig({ KAOJI_ROLE: 'worker' }).port).toBe(3001)
  expect(readConfig({ KAOJI_ROLE: 'web' }).port).toBe(3000)
})

test('every problem is named at once', () => {
  const missing = problemOf({ KAOJI_MODE: 'production', PORT: '65536' })
  for (const name of [
    'PORT',
    'DATABASE_URL',
    'KAOJI_SECRETS_FILE',
    'KAOJI_PUBLIC_ORIGIN',
    'KAOJI_TRUSTED_PROXY',
  ])
    expect(missing).toContain(name)
  const malformed = problemOf({
    PORT: 'http',
    KAOJI_MODE: 'prod',
    KAOJI_LOG_LEVEL: 'all',
    DATABASE_URL: 'mysql://x',
  })
  for (const name of ['PORT', 'KAOJI_MODE', 'KAOJI_LOG_LEVEL', 'DATABASE_URL'])
    expect(malformed).toContain(name)
})

test('a refusal repeats no value: a database address holds a password', () => {
  expect(problemOf({ DATABASE_URL: 'mysql://kaoji:secret@db' })).not.toContain('secret')
})

test.each([
  ['0', 0],
  ['65535', 65_535],
] as const)('the port may be %s', (PORT, port) => {
  expect(readConfig({ PORT }).port).toBe(port)
})

const S3 = {
  KAOJI_S3_ENDPOINT: 'https://s3.example.cn',
  KAOJI_S3_BUCKET: 'kaoji-evidence',
  KAOJI_S3_REGION: 'cn-east-1',
  KAOJI_S3_KEY_ID: 'id',
  KAOJI_S3_SECRET: 'secret',
}

test('EVI-03 photographs go to a bucket when all five settings are there, otherwise to the data directory', () => {
  expect(readConfig({}).s3).toBeUndefined()
  expect(readConfig(S3).s3).toMatchObject({ bucket: 'kaoji-evidence', region: 'cn-east-1' })
})

test.each(Object.keys(S3))('EVI-03 a bucket without %s is refused before anything is stored', (name) => {
  expect(problemOf({ ...S3, [name]: undefined })).toContain(name)
})

test('LOG-03 the registration platform is asked with an address and a token, or not at all, and in production only over TLS', () => {
  const asked = {
    KAOJI_REGISTRATION_URL: 'https://zikao.example.cn/check',
    KAOJI_REGISTRATION_TOKEN: '0123456789abcdef',
  }
  expect(readConfig({}).registration).toBeUndefined()
  expect(readConfig(asked).registration).toEqual({
    url: 'https://zikao.example.cn/check',
    token: '0123456789abcdef',
  })
  for (const name of Object.keys(asked)) expect(problemOf({ ...asked, [name]: undefined })).toContain(name)
  expect(readConfig({ ...PRODUCTION, ...asked }).registration).toBeDefined()
  const plain = { ...PRODUCTION, ...asked, KAOJI_REGISTRATION_URL: 'http://zikao.example.cn/check' }
  expect(problemOf(plain)).toContain('KAOJI_REGISTRATION_URL')
})

test('PAY-02 providers are asked at their own gateways, or at those that are set, in production over TLS and at no sandbox', () => {
  const { alipayGateway, wechatGateway } = readConfig({})
  expect([alipayGateway, wechatGateway]).toEqual([
    'https://openapi.alipay.com/gateway.do',
    'https://api.mch.weixin.qq.com',
  ])
  const peer = {
    KAOJI_ALIPAY_GATEWAY: 'http://127.0.0.1:1/gateway.do',
    KAOJI_WECHAT_GATEWAY: 'http://127.0.0.1:1',
  }
  expect(readConfig(peer)).toMatchObject({
    alipayGateway: peer.KAOJI_ALIPAY_GATEWAY,
    wechatGateway: peer.KAOJI_WECHAT_GATEWAY,
  })
  for (const [name, value] of Object.entries(peer))
    expect(problemOf({ ...PRODUCTION, [name]: value })).toContain(name)
  const sandbox = 'https://openapi-sandbox.dl.alipaydev.com/gateway.do'
  expect(problemOf({ ...PRODUCTION, KAOJI_ALIPAY_GATEWAY: sandbox })).toContain('KAOJI_ALIPAY_GATEWAY')
  expect(problemOf({ KAOJI_WECHAT_GATEWAY: 'https://api.mch.weixin.qq.com/' })).toContain(
    'KAOJI_WECHAT_GATEWAY',
  )
})

test.each(['KAOJI_SECRETS_FILE', 'KAOJI_PUBLIC_ORIGIN', 'KAOJI_TRUSTED_PROXY'])(
  'whoever sets %s and forgets the mode gets no demonstration',
  (name) => {
    const { KAOJI_MODE: _mode, ...forgotten } = PRODUCTION
    expect(problemOf(forgotten)).toContain('KAOJI_MODE=production')
    expect(problemOf({ [name]: forgotten[name as keyof typeof forgotten] })).toContain(name)
    expect(problemOf({ ...forgotten, KAOJI_MODE: 'demonstration' })).toBe('')
  },
)
