declare const money: unique symbol

/** Money: a whole number of fen, never negative. Only `fen` and `fenFromYuan` make one. */
export type Fen = number & { readonly [money]: true }

/** A whole number as money; throws for anything that no amount can be, because that is a bug or a broken row. */
export function fen(count: number): Fen {
  if (!Number.isSafeInteger(count) || count < 0) throw new Error('not an amount in fen')
  return count as Fen
}

/** What a provider writes as yuan, exactly; undefined for anything but digits with at most two decimals. */
export function fenFromYuan(text: string): Fen | undefined {
  const [, yuan, decimals = ''] = /^(0|[1-9][0-9]{0,12})(?:\.([0-9]{1,2}))?$/.exec(text) ?? []
  // Joined as digits: a multiplication of 0.29 by 100 would not be 29.
  return yuan === undefined ? undefined : fen(Number(yuan + decimals.padEnd(2, '0')))
}

/** An amount in yuan with two decimals, as providers and papers write it. */
export function yuanOf(amount: Fen): string {
  const digits = String(amount).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
