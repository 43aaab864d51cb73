import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import type { TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { keyIdOf, type PaperKey } from '../papers/key-set.ts'
import type { ExchangeSigner } from './sealed-file.ts'
import type { TrustedInstallation } from './trust-list.ts'

/** A key as an installation has one, made for the test. */
export function newKey(): { key: PaperKey; signer: ExchangeSigner } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')
  const id = keyIdOf(raw)
  const key = { id, publicKey: raw, from: new Date('2026-01-01'), until: undefined, revokedAt: undefined }
  return { key, signer: { id, sign: (message) => sign(null, message, privateKey) } }
}

/** The installation that has those keys. */
export function trustedWith(...keys: PaperKey[]): TrustedInstallation {
  return { installation: 'jiangsu.example.cn', name: '江苏省教育考试院', province: '江苏省', keys }
}

/** A transfer of two scores from Jiangsu to Shanghai. */
export const SAMPLE: TransferPackage = {
  id: '019a0000-0000-7000-8000-000000000001',
  issuedAt: '2026-09-01T01:00:00.000Z',
  expiresAt: '2027-03-01T01:00:00.000Z',
  from: { installation: 'jiangsu.example.cn', name: '江苏省教育考试院', province: '江苏省' },
  to: { province: '上海市' },
  person: {
    name: '买买提·吐尔逊',
    idType: 'resident_id',
    idNumber: '11010519491231002X',
    gender: 'male',
    bornOn: '1949-12-31',
    photoSha256: createHash('sha256').update('photo').digest('hex'),
  },
  origin: {
    ticketNo: '320115100001',
    schoolCode: '10284',
    schoolName: '南京大学',
    majorCode: '120203K',
    majorName: '会计学',
    level: 'benke',
    registeredOn: '2020-04-01',
  },
  destination: { ticketNo: '310126000001', level: 'benke', majorCode: '120203K', majorName: '会计学' },
  scores: [
    {
      ...{ id: '019a0000-0000-7000-8000-000000000011', courseCode: '00015', courseName: '英语（二）' },
      ...{
        credits: '14',
        outcome: { mark: 61 },
        passedOn: '2021-10-01',
        source: 'exam',
        sitting: '2021年下半年',
      },
    },
    {
      ...{ id: '019a0000-0000-7000-8000-000000000012', courseCode: '00018', courseName: '计算机应用基础' },
      ...{ credits: '2.5', outcome: { grade: 'good' }, passedOn: '2022-04-01', source: 'practice' },
      originNote: '甘肃省转入',
    },
  ],
  rules: { planVersion: '2024版', passMark: 60, audit: '1' },
  receipts: {
    ...{ applicationNo: '20260000123', filedOn: '2026-07-20', signedOn: '2026-08-20' },
    decisions: [
      { by: 'school', decidedOn: '2026-08-02' },
      { by: 'authority', decidedOn: '2026-08-10' },
    ],
  },
}
