import { useState } from 'react'
import { credentialsIn, type Filed } from '#contracts/filed.ts'
import { useSingleKeys } from '../../single-keys.ts'

/**
 * REV-03: the number by which the shown paper is looked up elsewhere, and the key that copies it: the code of the online
 * check before the number of the report or the certificate.
 */
export function useCopiedNumber(filed: Filed, credentialId: string | undefined) {
  const [copied, setCopied] = useState<string>()
  const fields = credentialsIn(filed).find((one) => one.credentialId === credentialId)?.fields
  const number = fields?.onlineCode ?? fields?.reportNo ?? fields?.number
  const copy = () => {
    if (number) void navigator.clipboard.writeText(number).then(() => setCopied(number))
  }
  useSingleKeys({ y: number ? copy : undefined })
  return { number, copy, isCopied: number !== undefined && copied === number }
}
