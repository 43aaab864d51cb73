import type { FoldKind } from '#contracts/fold-kind.ts'
import type { Contact } from '#rulebook/contact/contact.ts'
import { fold } from '#rulebook/folding/fold.ts'

/**
 * What the form 联系方式 sends. Only an empty field is absent: what is typed and folds to nothing, such as a 邮政编码 without a
 * digit, is a fault, and must not take the one on record away (PRF-01).
 */
export function foldedContact({ address, postcode, email }: Required<Contact>): Contact {
  return {
    ...folded('address', 'line', address),
    ...folded('postcode', 'digits', postcode),
    ...folded('email', 'email', email),
  }
}

function folded(name: keyof Contact, kind: FoldKind, typed: string): Contact {
  return typed.trim() === '' ? {} : { [name]: fold(kind, typed) }
}
