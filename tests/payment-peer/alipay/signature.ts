import { createSign, createVerify, type KeyObject } from 'node:crypto'

export type Fields = Readonly<Record<string, string>>

/** "a=1&b=2" of the fields that have a value, sorted by name, without the ones that are left out. */
export function signedText(fields: Fields, leftOut: readonly string[]): string {
  return Object.keys(fields)
    .filter((name) => !leftOut.includes(name) && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
}

/** A request is signed with its `sign_type`, a notice without. */
export const leftOut = { request: ['sign'], notice: ['sign', 'sign_type'] } as const

export function signWith(key: KeyObject, text: string): string {
  return createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64')
}

export function isSignedBy(key: KeyObject, text: string, signature: string): boolean {
  return createVerify('RSA-SHA256').update(text, 'utf8').verify(key, signature, 'base64')
}
