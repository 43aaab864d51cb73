import { X509Certificate } from 'node:crypto'
import { rfc3339 } from '../forms.ts'
import type { WechatAccount } from './account.ts'
import type { Reply } from './answer.ts'

/** GET /v3/certificates: the platform's certificates, encrypted with the APIv3 key. */
export function certificatesOf(account: WechatAccount): Reply {
  const data = account.platform.map(({ serial, certificate }) => {
    const { validFromDate, validToDate } = new X509Certificate(certificate)
    return {
      serial_no: serial,
      effective_time: rfc3339(validFromDate),
      expire_time: rfc3339(validToDate),
      encrypt_certificate: account.encrypt(certificate, 'certificate'),
    }
  })
  return { status: 200, body: { data } }
}
