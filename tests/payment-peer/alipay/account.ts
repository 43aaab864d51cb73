import { generateKeyPairSync } from 'node:crypto'
import { alipaySerial, type Certified, certify, ecPair, type Pair, pem, rsaPair } from '../keys.ts'

/** What the merchant is told when the application is set up, and has to put into its secrets. */
export interface AlipayMerchant {
  appId: string
  sellerId: string
  gateway: string
  /** PKCS#1, as Alipay's own key tool writes it. */
  appPrivateKey: string
  alipayPublicKey: string
  appCertificate: string
  alipayCertificate: string
  alipayRootCertificate: string
}

/** Both sides' keys of one application at Alipay. */
export class AlipayAccount {
  readonly appId = '2021004100000001'
  readonly sellerId = '2088100000000156'
  mode: 'key' | 'certificate' = 'key'
  app: Certified
  own: Certified
  private readonly authority: Authority

  private constructor(authority: Authority, app: Certified, own: Certified) {
    this.authority = authority
    this.app = app
    this.own = own
  }

  static async open(): Promise<AlipayAccount> {
    const [root, app, own, curve] = await Promise.all([rsaPair(), rsaPair(), rsaPair(), ecPair()])
    const authority = { pair: root, file: rootFile(root, curve) }
    return new AlipayAccount(authority, issue(authority, app, 'kaoji'), issue(authority, own, 'Alipay'))
  }

  get rootSerial(): string {
    return alipaySerial(this.authority.file)
  }

  /** From now on Alipay signs with another key; returns what the merchant now has to know. */
  async rotate(gateway: string): Promise<AlipayMerchant> {
    this.own = issue(this.authority, await rsaPair(), 'Alipay')
    return this.merchant(gateway)
  }

  /** The merchant has changed its own key at Alipay's site. */
  async rotateApp(gateway: string): Promise<AlipayMerchant> {
    this.app = issue(this.authority, await rsaPair(), 'kaoji')
    return this.merchant(gateway)
  }

  merchant(gateway: string): AlipayMerchant {
    return {
      appId: this.appId,
      sellerId: this.sellerId,
      gateway,
      appPrivateKey: pem.privatePkcs1(this.app),
      alipayPublicKey: pem.public(this.own),
      appCertificate: this.app.certificate,
      alipayCertificate: this.own.certificate,
      alipayRootCertificate: this.authority.file,
    }
  }
}

/** A key that belongs to nobody whom the merchant knows. */
export function strangerKey(): Pair {
  return generateKeyPairSync('rsa', { modulusLength: 2048 })
}

interface Authority {
  pair: Pair
  file: string
}

const authorityName = [
  ['C', 'CN'],
  ['O', 'Peer Financial'],
  ['OU', 'Certification Authority'],
  ['CN', 'Peer Certification Authority Class 2 R1'],
] as const

function issue(authority: Authority, pair: Pair, owner: string): Certified {
  const subject = [
    ['C', 'CN'],
    ['O', owner],
    ['CN', `${owner}-2088100000000156`],
  ] as const
  return certify(pair, subject, { name: authorityName, privateKey: authority.pair.privateKey })
}

/** Like Alipay's root file: several roots, of which those that are not signed with RSA do not count in its number. */
function rootFile(root: Pair, curve: Pair): string {
  const named = (name: string) =>
    [
      ['C', 'CN'],
      ['O', 'Peer Financial'],
      ['CN', name],
    ] as const
  return [
    certify(root, authorityName).certificate,
    certify(curve, named('Peer Root E1')).certificate,
    certify(root, named('Peer Root R1')).certificate,
  ].join('')
}
