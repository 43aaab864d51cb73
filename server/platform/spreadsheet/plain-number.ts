/**
 * Writes a stored number as people do: fifteen digits as Excel shows them, so 0.1+0.2 is 0.3, and never an exponent. Whole
 * numbers keep every digit. A text that is no number comes back unchanged.
 */
export function plainNumber(stored: string): string {
  if (/^-?(0|[1-9]\d*)$/.test(stored)) return stored === '-0' ? '0' : stored
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return stored
  const [mantissa = '0', exponent = '0'] = value.toExponential(14).split('e')
  return placePoint(mantissa, Number(exponent))
}

function placePoint(mantissa: string, exponent: number): string {
  const sign = mantissa.startsWith('-') ? '-' : ''
  const digits = mantissa.replace(/[-.]/g, '')
  const whole = exponent < 0 ? '0' : digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const fraction = exponent < 0 ? '0'.repeat(-exponent - 1) + digits : digits.slice(exponent + 1)
  const kept = fraction.replace(/0+$/, '')
  const unsigned = kept === '' ? whole : `${whole}.${kept}`
  return unsigned === '0' ? '0' : sign + unsigned
}
