/** GBK, in which Alipay writes its bills. The table is the platform's own decoder, read backwards. */
const table = new Map<string, readonly [number, number]>()

export function gbk(text: string): Buffer {
  if (table.size === 0) fill()
  const bytes: number[] = []
  for (const sign of text) {
    const pair = table.get(sign)
    const code = sign.codePointAt(0) ?? 0
    if (code < 0x80) bytes.push(code)
    else bytes.push(...(pair ?? [0x3f]))
  }
  return Buffer.from(bytes)
}

function fill(): void {
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const sign = decoder.decode(Uint8Array.of(lead, trail))
      if ([...sign].length === 1 && sign !== '\ufffd' && !table.has(sign)) table.set(sign, [lead, trail])
    }
  }
}
