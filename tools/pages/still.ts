const STYLE = /<style[^>]*>([^<]*)<\/style>/g
const VARIABLE = /var\(\s*(--[\w-]+)/g
const DECLARATION = /(--[\w-]+):([^;{}]*);/g

/**
 * Makes markup with style attributes, as React writes it, into markup that the content security policy lets through: the attributes become
 * rules of one style element with the nonce. Of the design system's variables only those are kept that something reads.
 */
export function asStill(markup: string, options: { nonce: string; css: string }): string {
  const variables = [...markup.matchAll(STYLE)]
    .map(([, css = '']) => css)
    .filter((css) => css.includes(':root'))
    .join('')
  const rules = new Map<string, string>()
  const classOf = (style: string) => {
    const name = rules.get(style) ?? `kj-still-${rules.size}`
    rules.set(style, name)
    return name
  }
  const body = markup
    .replace(STYLE, '')
    // The picture itself comes a few hundred bytes later.
    .replace(/<link rel="preload"[^>]*>/g, '')
    .replace(/<\w+ [^>]*>/g, (tag) => withoutStyle(tag, classOf))
    // Nothing can be typed into a picture of a form: what comes in its place would lose it.
    .replace(/<input /g, '<input readonly ')
  // Above every rule of the style sheets, as an attribute is.
  const styles = [...rules].map(([style, name]) => `#root .${name}{${style}}`).join('')
  const read = `${options.css}${styles}`
  return `<style nonce="${options.nonce}">${onlyRead(variables, read)}${styles}</style>${body}`
}

function withoutStyle(tag: string, classOf: (style: string) => string): string {
  const style = / style="([^"]*)"/.exec(tag)
  if (style === null) return tag
  const name = classOf(style[1] ?? '')
  const plain = tag.replace(style[0], '')
  return plain.includes(' class="')
    ? plain.replace(' class="', ` class="${name} `)
    : plain.replace(/^<\w+/, (opening) => `${opening} class="${name}"`)
}

/** The declarations of variables that these rules read, and those that these read in turn. */
function onlyRead(variables: string, rules: string): string {
  const values = new Map<string, string>()
  for (const [, name = '', value = ''] of variables.matchAll(DECLARATION))
    values.set(name, `${values.get(name) ?? ''} ${value}`)
  const isRead = new Set<string>()
  const visit = (text: string) => {
    for (const [, name = ''] of text.matchAll(VARIABLE)) {
      if (isRead.has(name)) continue
      isRead.add(name)
      visit(values.get(name) ?? '')
    }
  }
  visit(rules)
  return variables.replace(DECLARATION, (whole, name: string) => (isRead.has(name) ? whole : ''))
}
