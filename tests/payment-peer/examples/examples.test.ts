import { createPrivateKey, createPublicKey } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSignedBy, leftOut, signedText } from '../alipay/signature.ts'
import { alipaySerial } from '../keys.ts'
import { linesOf, seal, sign } from '../wechat/account.ts'
import { fileOf } from '../wechat/bill.ts'
import { alipayCertificate, alipayNotice, alipayNoticeKey } from './alipay-notice.ts'
import { publishedTestKey } from './wechat-key.ts'

const testKey = createPrivateKey({
  key: Buffer.from(publishedTestKey, 'base64'),
  format: 'der',
  type: 'pkcs1',
})

describe('what WeChat Pay publishes', () => {
  // https://pay.weixin.qq.com/docs/merchant/development/interface-rules/signature-generation.html
  test('PAY-03 signs the published order as the document does', () => {
    const body = {
      appid: 'wxd678efh567hg6787',
      mchid: '1230000109',
      description: 'Image形象店-深圳腾大-QQ公仔',
      out_trade_no: '1217752501201407033233368018',
      notify_url: 'https://www.weixin.qq.com/wxpay/pay.php',
      amount: { total: 100, currency: 'CNY' },
      payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    }
    const nonce = '593BEC0C930BF1AFEB40B4A08C8FB242'
    const text = linesOf('POST', '/v3/pay/transactions/jsapi', '1554208460', nonce, JSON.stringify(body))
    expect(sign(testKey, text)).toBe(
      'gEuexJ547PHFV77TQ6eiE4tphVYfWfUe1Wc2dBmVnoMYU2rl/M4zhw+b3vBhuMw6AC7pteNkryLA7UWU2h+umo0OdSuuLm1++O3NckQPCSfm6dypsjn4GYm84KMqXWFrhFmyxEwIdEJDr3w1UYfxOcu55OQupfLkrt/ZzuOspnliJFrPzGQFUk7lGqMMtpz3EfbDUNxnVsHblORg3hVmuYNmbGWnS2ovU30Y2Q+iKFDxzkaXBk8LTy6HzvxizRo6Q+J4SVM7O0hKXfgo1QdI68kpzNULb3EVBXlhTyPUzhkHzzLxECL1qHl3HH2hEv8++C+4wBlsagF3j/O6PABojA==',
    )
  })

  // https://pay.weixin.qq.com/docs/partner/development/generate-turitup-signature-verification/jsapi-transfer-payment-signature.html
  test('PAY-03 signs the published call of the payment in the client as the document does', () => {
    const text = linesOf(
      'wx2421b1c4370ec43b',
      '1554208460',
      '593BEC0C930BF1AFEB40B4A08C8FB242',
      'prepay_id=wx201410272009395522657a690389285100',
    )
    expect(sign(testKey, text)).toBe(
      'mI35pfNEQV6777ke/1T+LJLQDNTm7yeoUJH+j/adPGhmCCi0PbgkvYQTRcXH0uibcLVtvFLdGLpmoYO9FV6lBBsTAjuhh5YOvQi0e2g3e0yytitiNET9FEuqM0pjnKfRW4K6LIZDdbWJv9KhZUx3DrJa5TL7OJ7VdADVivxVySIlPVKjGwuCXzuXSJes0UcILgWQUMyha5/3nYofuHtS7r+KYyMuxD+oJ9VM1Qdxk4UIG59CP5Y3wtYIFybyF3bdu1caHTRRX+DLyMXyYA/IrTmiW01c4RPjpHBX5Dk1sZyY1zVsWNsvMHr2e1NTWtBxKJ+qk5N61J7caYoepHFaxw==',
    )
  })

  // RFC 5116 AEAD_AES_256_GCM with the vector of McGrew and Viega, test case 16:
  // https://csrc.nist.rip/groups/ST/toolkit/BCM/documents/proposedmodes/gcm/gcm-spec.pdf
  test('PAY-03 encrypts with the tag behind the text', () => {
    const sealed = seal({
      key: Buffer.from('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308', 'hex'),
      nonce: Buffer.from('cafebabefacedbaddecaf888', 'hex'),
      associatedData: Buffer.from('feedfacedeadbeeffeedfacedeadbeefabaddad2', 'hex'),
      text: Buffer.from(
        'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
        'hex',
      ),
    })
    expect(Buffer.from(sealed.ciphertext, 'base64').toString('hex')).toBe(
      '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b',
    )
  })

  // https://github.com/wechatpay-apiv3/wechatpay-php/blob/main/tests/fixtures/bill.ALL.csv
  test('PAY-04 writes a bill with the columns of the published one', () => {
    const published =
      '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
    const sums =
      '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'
    const rows = fileOf([]).toString().replace('\ufeff', '').split('\r\n')
    expect([rows[0], rows[1]]).toEqual([published, sums])
    expect(rows[2]?.split(',').every((cell) => cell.startsWith('`'))).toBe(true)
  })
})

describe('what Alipay publishes', () => {
  // https://github.com/alipay/alipay-sdk-nodejs-all/blob/master/test/alipay.test.ts
  test('PAY-03 finds the published notice genuine, and not with a fen more', () => {
    const key = createPublicKey({ key: Buffer.from(alipayNoticeKey, 'base64'), format: 'der', type: 'spki' })
    const text = signedText(alipayNotice, leftOut.notice)
    expect(isSignedBy(key, text, alipayNotice.sign)).toBe(true)
    const dearer = signedText({ ...alipayNotice, total_amount: '0.11' }, leftOut.notice)
    expect(isSignedBy(key, dearer, alipayNotice.sign)).toBe(false)
  })

  // https://github.com/alipay/alipay-sdk-nodejs-all/blob/master/test/antcertutil.test.ts
  test('PAY-03 numbers the published certificate as Alipay does', () => {
    expect(alipaySerial(alipayCertificate)).toBe('7513daaaa48aa3ba2e4018d84402479c')
  })
})
