import { createHash, createSign, randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { AlipaySdk } from 'alipay-sdk'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type PaymentPeer, startPaymentPeer } from './peer.ts'

let peer: PaymentPeer
let now = new Date('2026-11-27T12:00:00Z')
let count = 0

beforeAll(async () => {
  peer = await startPaymentPeer({ now: () => now })
})
afterAll(() => peer.stop())
beforeEach(() => {
  peer.faults.clear()
  peer.post.waiting = []
  peer.alipay.account.mode = 'key'
  now = new Date('2026-11-27T12:00:00Z')
})

const number = () => `T${String(++count).padStart(9, '0')}`

describe('Alipay, asked by its own SDK', () => {
  const sdk = () => {
    const { appId, gateway, appPrivateKey, alipayPublicKey, ...certificates } = peer.alipay.merchant
    if (peer.alipay.account.mode === 'key')
      return new AlipaySdk({ appId, gateway, privateKey: appPrivateKey, alipayPublicKey })
    return new AlipaySdk({
      appId,
      gateway,
      privateKey: appPrivateKey,
      appCertContent: certificates.appCertificate,
      alipayPublicCertContent: certificates.alipayCertificate,
      alipayRootCertContent: certificates.alipayRootCertificate,
    })
  }
  const ask = (method: string, bizContent: Record<string, unknown>) =>
    sdk().exec(method, { bizContent }, { validateSign: true })
  const visit = async (outTradeNo: string) => {
    const bizContent = {
      out_trade_no: outTradeNo,
      total_amount: '50.00',
      subject: '毕业审定费 100%+',
      product_code: 'FAST_INSTANT_TRADE_PAY',
      time_expire: '2026-11-27 22:00:00',
    }
    const notifyUrl = 'http://127.0.0.1:9/notice'
    const address = sdk().pageExecute('alipay.trade.page.pay', 'GET', {
      bizContent,
      notifyUrl,
      returnUrl: 'http://127.0.0.1:9/back',
    })
    return (await fetch(address)).text()
  }

  test.each(['key', 'certificate'] as const)(
    'PAY-03 the %s mode serves the whole life of a trade',
    async (mode) => {
      peer.alipay.account.mode = mode
      const no = number()
      expect(await visit(no)).toContain('登录并付款')
      expect(await ask('alipay.trade.query', { out_trade_no: no })).toMatchObject({
        code: '40004',
        subCode: 'ACQ.TRADE_NOT_EXIST',
      })
      peer.alipay.signIn(no)
      expect(await ask('alipay.trade.query', { out_trade_no: no })).toMatchObject({
        tradeStatus: 'WAIT_BUYER_PAY',
      })
      peer.alipay.pay(no)
      expect(await ask('alipay.trade.query', { out_trade_no: no })).toMatchObject({
        tradeStatus: 'TRADE_SUCCESS',
        totalAmount: '50.00',
      })
      expect(await ask('alipay.trade.close', { out_trade_no: no })).toMatchObject({ code: '40004' })
      const refund = { out_trade_no: no, out_request_no: `${no}R`, refund_amount: '50.00' }
      expect(await ask('alipay.trade.refund', refund)).toMatchObject({ fundChange: 'Y', refundFee: '50.00' })
      expect(await ask('alipay.trade.refund', refund)).toMatchObject({ fundChange: 'N', refundFee: '50.00' })
      const query = { out_trade_no: no, out_request_no: `${no}R` }
      expect(await ask('alipay.trade.fastpay.refund.query', query)).toMatchObject({
        refundStatus: 'REFUND_SUCCESS',
      })
      const other = await ask('alipay.trade.fastpay.refund.query', { ...query, out_request_no: 'none' })
      expect(other).toEqual({ code: '10000', msg: 'Success', traceId: expect.any(String) })
      expect(peer.books.paidFen(no) - peer.books.refundedFen(no)).toBe(0)
    },
  )

  test('PAY-03 the notice that it posts is genuine to its SDK, also with % and + in the subject', async () => {
    const no = number()
    await visit(no)
    peer.alipay.pay(no)
    const letter = peer.post.waiting[0]?.write()
    const fields = Object.fromEntries(new URLSearchParams(letter?.body))
    expect(fields).toMatchObject({ out_trade_no: no, total_amount: '50.00', subject: '毕业审定费 100%+' })
    expect(sdk().checkNotifySignV2(fields)).toBe(true)
    expect(sdk().checkNotifySignV2({ ...fields, total_amount: '50.01' })).toBe(false)
  })

  test('PAY-03 a request with another key is refused, and the answer says what was to be signed', async () => {
    const { appId, gateway, alipayPublicKey } = peer.alipay.merchant
    const before = peer.alipay.merchant.appPrivateKey
    await peer.alipay.account.rotateApp(gateway)
    const old = new AlipaySdk({ appId, gateway, privateKey: before, alipayPublicKey })
    const answer = await old.exec('alipay.trade.query', { bizContent: { out_trade_no: 'x' } })
    expect(answer).toMatchObject({ code: '40002', subCode: 'isv.invalid-signature' })
  })

  test('PAY-03 what it is ordered to do wrong does not get past its SDK', async () => {
    for (const kind of ['forged', 'unsigned', 'altered', 'down', 'lost'] as const) {
      // Twice, because the SDK's HTTP client asks once more when a connection breaks.
      peer.faults.set('alipay', { kind }, { times: kind === 'down' || kind === 'lost' ? 2 : 1 })
      await expect(ask('alipay.trade.query', { out_trade_no: number() }), kind).rejects.toThrow()
    }
    peer.faults.set('alipay', { kind: 'html', status: 200 }, { times: 1 })
    await expect(ask('alipay.trade.query', { out_trade_no: number() })).rejects.toThrow()
    await peer.alipay.account.rotate(peer.alipay.gateway)
    await expect(ask('alipay.trade.query', { out_trade_no: number() })).resolves.toBeDefined()
  })

  test('PAY-04 the bill of yesterday is a ZIP of GBK from ten o’clock on, for half a minute', async () => {
    const no = number()
    await visit(no)
    peer.alipay.pay(no)
    const order = { bill_type: 'trade', bill_date: '2026-11-27' }
    now = new Date('2026-11-28T01:59:00Z')
    const early = await ask('alipay.data.dataservice.bill.downloadurl.query', order)
    expect(early).toMatchObject({ subCode: 'isp.bill_not_exist' })
    now = new Date('2026-11-28T02:01:00Z')
    const { billDownloadUrl } = await ask('alipay.data.dataservice.bill.downloadurl.query', order)
    const file = new Uint8Array(await (await fetch(billDownloadUrl)).arrayBuffer())
    const [detail, summary] = Object.values(unzipSync(file)).map((part) =>
      new TextDecoder('gbk').decode(part),
    )
    expect(detail).toContain(`${no}\t,交易,毕业审定费 100%+`)
    expect(summary).toContain('业务汇总列表')
    now = new Date('2026-11-28T02:02:00Z')
    expect(await (await fetch(billDownloadUrl)).text()).toContain('下载超时')
  })
})

describe('WeChat Pay', () => {
  const ask = async (method: string, path: string, body?: unknown) => {
    const { mchid, privateKey, serial } = peer.wechat.merchant
    const text = body === undefined ? '' : JSON.stringify(body)
    const timestamp = String(Math.floor(now.getTime() / 1000))
    const nonce = randomUUID().replaceAll('-', '')
    const signed = `${method}\n${path}\n${timestamp}\n${nonce}\n${text}\n`
    const signature = createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64')
    const response = await fetch(`${peer.base}${path}`, {
      method,
      headers: {
        authorization: `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${serial}"`,
        accept: 'application/json',
        'user-agent': 'kaoji',
        'content-type': 'application/json',
        'wechatpay-serial': peer.wechat.merchant.publicKeyId,
      },
      ...(body === undefined ? {} : { body: text }),
    })
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    }
  }
  const json = async (...request: Parameters<typeof ask>) => {
    const { status, bytes } = await ask(...request)
    return { http: status, ...(bytes.length === 0 ? {} : JSON.parse(bytes.toString())) }
  }
  const order = (no: string) => ({
    mchid: peer.wechat.merchant.mchid,
    appid: peer.wechat.merchant.appid,
    out_trade_no: no,
    description: '毕业审定费',
    notify_url: 'http://127.0.0.1:9/notice',
    amount: { total: 5000, currency: 'CNY' },
  })
  const placed = (no: string) => json('POST', '/v3/pay/transactions/native', order(no))
  const state = (no: string) =>
    json('GET', `/v3/pay/transactions/out-trade-no/${no}?mchid=${peer.wechat.merchant.mchid}`)
  const refund = (no: string, fen = 5000) =>
    json('POST', '/v3/refund/domestic/refunds', {
      out_trade_no: no,
      out_refund_no: `${no}R`,
      amount: { refund: fen, total: 5000, currency: 'CNY' },
    })

  test('PAY-03 serves the whole life of an order', async () => {
    const no = number()
    expect(await state(no)).toMatchObject({ http: 404, code: 'ORDER_NOT_EXIST' })
    const { code_url } = await placed(no)
    expect((await placed(no)).code_url).toBe(code_url)
    expect(await state(no)).toMatchObject({ trade_state: 'NOTPAY' })
    expect(peer.wechat.scan(code_url)).toMatchObject({ state: 'paid' })
    expect(await state(no)).toMatchObject({ trade_state: 'SUCCESS', amount: { total: 5000 } })
    const close = `/v3/pay/transactions/out-trade-no/${no}/close`
    expect(await json('POST', close, { mchid: peer.wechat.merchant.mchid })).toMatchObject({
      code: 'ORDERPAID',
    })
    expect(await refund(no)).toMatchObject({ http: 200, status: 'PROCESSING', out_refund_no: `${no}R` })
    expect(await refund(no, 4999)).toMatchObject({ http: 400 })
    const trade = peer.wechat.trades.all.get(no)
    for (const entry of trade?.refunds ?? []) if (trade) peer.wechat.completeRefund(trade, entry)
    const found = await json('GET', `/v3/refund/domestic/refunds/${no}R`)
    expect(found).toMatchObject({ amount: { refund: 5000 }, success_time: '2026-11-27T20:00:00+08:00' })
    expect(peer.books.paidFen(no) - peer.books.refundedFen(no)).toBe(0)
  })

  test('PAY-03 an order that is closed cannot be paid', async () => {
    const no = number()
    const { code_url } = await placed(no)
    const close = `/v3/pay/transactions/out-trade-no/${no}/close`
    expect(await json('POST', close, { mchid: peer.wechat.merchant.mchid })).toEqual({ http: 204 })
    expect(peer.wechat.scan(code_url)).toBe('closed')
    expect(peer.books.paidFen(no)).toBe(0)
  })

  test('PAY-03 what is not signed, signed for another time or by another certificate is refused unsigned', async () => {
    const bare = await fetch(`${peer.base}/v3/certificates`, {
      headers: { accept: 'application/json', 'user-agent': 'kaoji' },
    })
    expect([bare.status, bare.headers.get('wechatpay-signature')]).toEqual([401, null])
    const asked = now
    const skewed = new Date(asked.getTime() + 301_000)
    const pending = json('GET', '/v3/certificates')
    now = skewed
    expect(await pending).toMatchObject({ http: 401, code: 'SIGN_ERROR' })
  })

  test('PAY-04 the bill’s digest is that of the file before it is compressed', async () => {
    const no = number()
    await placed(no)
    peer.wechat.pay(no)
    now = new Date('2026-11-28T02:00:00Z')
    const bill = await json('GET', '/v3/bill/tradebill?bill_date=2026-11-27&bill_type=ALL&tar_type=GZIP')
    const address = new URL(bill.download_url)
    const { bytes } = await ask('GET', `${address.pathname}${address.search}`)
    const file = gunzipSync(bytes)
    expect(createHash('sha1').update(file).digest('hex')).toBe(bill.hash_value)
    expect(file.toString()).toContain(`,\`${no},`)
  })
})
