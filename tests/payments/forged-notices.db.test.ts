import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Twist as AlipayTwist } from '../payment-peer/alipay/notice.ts'
import type { Notice } from '../payment-peer/post.ts'
import type { Twist as WechatTwist } from '../payment-peer/wechat/notice.ts'
import { stateOf } from '../support/orders.ts'
import { type Begun, beginAt, pay, saidOf, startPaymentProduct } from './payment-product.ts'

const product = startPaymentProduct()
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

/** Of these notices, those that were believed or answered with anything but an error. */
async function believed<T>({ attemptNo }: Begun, twists: Record<string, T>, write: (twist: T) => Notice) {
  const names: string[] = []
  for (const [name, twist] of Object.entries(twists)) {
    const answer = await product.peer.post.attempt(write(twist))
    const isRefused = answer !== 'lost' && answer.status >= 400 && answer.body !== 'success'
    if (!isRefused) names.push(name)
  }
  return { names, written: await saidOf(product, attemptNo) }
}

const nothing = { names: [], written: [] }

const cut = (text: string | null) => (text ?? '').slice(0, -4)

describe('Alipay', () => {
  const twists: Record<string, AlipayTwist> = {
    'its amount is changed by a fen after signing': { form: (form) => form.set('total_amount', '50.01') },
    'its order is another one': { form: (form) => form.set('out_trade_no', `${'0'.repeat(31)}1`) },
    'its signature is cut short': { form: (form) => form.set('sign', cut(form.get('sign'))) },
    'its signature has something added': { form: (form) => form.set('sign', `${form.get('sign')}!`) },
    'it has no signature': { form: (form) => form.delete('sign') },
    'its signature is empty': { form: (form) => form.set('sign', '') },
    'it names SHA-1': { form: (form) => form.set('sign_type', 'RSA') },
    'a field comes twice': { form: (form) => form.append('total_amount', '0.01') },
    'a field is added': { form: (form) => form.append('refund_fee', '50.00') },
    'a stranger signed it': { signedBy: stranger },
    'it is for another app': { fields: { app_id: '2021004100000002', auth_app_id: '2021004100000002' } },
    'it is for another seller': { fields: { seller_id: '2088100000000999' } },
    'it is in a foreign currency': { fields: { trans_currency: 'USD' } },
    'it names no seller': { fields: { seller_id: undefined } },
    'its amount is no number': { fields: { total_amount: '5e1' } },
    'its amount has three decimals': { fields: { total_amount: '50.001' } },
    'its state is unheard of': { fields: { trade_status: 'TRADE_PENDING' } },
    'it has no number': { fields: { notify_id: undefined } },
  }

  test('PAY-03 no notice of Alipay is believed that is forged, changed or meant for others', async () => {
    const begun = await beginAt(product, 'alipay')
    const trade = pay(product, 'alipay', begun.attemptNo)
    const write = (twist: AlipayTwist) => product.peer.alipay.notice(trade, { twist })
    expect(await believed(begun, twists, write)).toEqual(nothing)
    expect(await stateOf(begun.payer, begun.orderId)).toBe('open')
    expect(await product.peer.post.deliver()).toMatchObject([{ status: 200, body: 'success' }])
    expect(await stateOf(begun.payer, begun.orderId)).toBe('paid')
  })
})

describe('WeChat Pay', () => {
  const twists: Record<string, WechatTwist> = {
    'its signature is cut short': {
      letter: ({ headers }) => {
        headers['wechatpay-signature'] = cut(headers['wechatpay-signature'] ?? '')
      },
    },
    'its signature has something added': {
      letter: ({ headers }) => {
        headers['wechatpay-signature'] += '!'
      },
    },
    'its body is changed by a byte': {
      letter: (letter) => {
        letter.body = letter.body.replace('支付成功', '支付成攻')
      },
    },
    'its body has a blank more': {
      letter: (letter) => {
        letter.body = `${letter.body} `
      },
    },
    'it is a page': {
      letter: (letter) => {
        letter.body = '<html>'
      },
    },
    'its body is empty': {
      letter: (letter) => {
        letter.body = ''
      },
    },
    'a stranger signed it': { signedBy: stranger },
    'its key is unknown': { serial: '0'.repeat(40) },
    'its key is an unknown public key': { serial: 'PUB_KEY_ID_0119000001562026112300000000000000' },
    'its key is named by a word of the language': { serial: '__proto__' },
    'it is more than five minutes old': { skewSeconds: -301 },
    'it is from the future': { skewSeconds: 301 },
    'it is for another merchant': { resource: { mchid: '1900000999' } },
    'it is for another app': { resource: { appid: 'wx9999999999999999' } },
    'it is in a foreign currency': {
      resource: { amount: { total: 5000, payer_total: 5000, currency: 'USD', payer_currency: 'USD' } },
    },
    'its amount is no whole number': { resource: { amount: { total: 50.5, currency: 'CNY' } } },
    'its amount is missing': { resource: { amount: undefined } },
    'its order is missing': { resource: { out_trade_no: undefined } },
    ...Object.fromEntries(
      ['serial', 'signature', 'timestamp', 'nonce'].map((name): [string, WechatTwist] => [
        `the header ${name} is missing`,
        { letter: ({ headers }) => void delete headers[`wechatpay-${name}`] },
      ]),
    ),
  }

  test('PAY-03 no notice of WeChat Pay is believed that is forged, changed, stale or meant for others', async () => {
    const begun = await beginAt(product, 'wechat')
    const trade = pay(product, 'wechat', begun.attemptNo)
    const write = (twist: WechatTwist) => product.peer.wechat.notice(trade, { twist })
    expect(await believed(begun, twists, write)).toEqual(nothing)
    expect(await stateOf(begun.payer, begun.orderId)).toBe('open')
    const [answer] = await product.peer.post.deliver()
    expect(answer).toMatchObject({ status: expect.toBeOneOf([200, 204]) })
    expect(await stateOf(begun.payer, begun.orderId)).toBe('paid')
  })
})

test('PAY-03 a notice without a body is refused by every provider, and is no failure of ours', async () => {
  const { http } = product.application.app
  const answers = await Promise.all(
    ['alipay', 'wechat', 'demonstration'].map((name) =>
      http.inject({ method: 'POST', url: `/api/payment-notices/${name}` }),
    ),
  )
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([400, 400, 400])
})
