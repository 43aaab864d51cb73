/** A text in the form that COPY takes; NUL, which PostgreSQL cannot store, is left out. */
export function copyText(text: string): string {
  return /[\\\t\n\r\0]/.test(text)
    ? text
        .replaceAll('\0', '')
        .replaceAll('\\', '\\\\')
        .replaceAll('\t', '\\t')
        .replaceAll('\n', '\\n')
        .replaceAll('\r', '\\r')
    : text
}

/** An array of texts in the form that COPY takes. */
export function copyArray(values: readonly string[]): string {
  return copyText(arrayLiteral(values))
}

/** An array of texts as PostgreSQL reads one: `{"a","b"}`. */
export function arrayLiteral(values: readonly string[]): string {
  return values.length === 0 ? '{}' : `{${values.map(quoted).join(',')}}`
}

function quoted(value: string): string {
  return `"${/["\\]/.test(value) ? value.replaceAll(/["\\]/g, '\\$&') : value}"`
}
