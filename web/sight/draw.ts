import { isPart, type Part } from './elements.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** What takes a key or a touch needs the page's scripts; until they have come it takes none. */
const CONTROLS = new Set(['button', 'input', 'select', 'textarea'])
/** Names of attributes that a lower-case spelling of the property does not give. */
const NAMES: Readonly<Record<string, string>> = { className: 'class', htmlFor: 'for', defaultValue: 'value' }
/** Of React, not of the document. */
const NONE = new Set(['children', 'key', 'ref', 'style'])
/** A region that is announced when it changes: the page that takes this one's place announces it, once. */
const ANNOUNCED = new Set(['alert', 'status'])

/** Draws what a page is made of into an element: what React would draw first, without what needs a script to act. */
export function draw(what: unknown, place: Element): void {
  if (what === null || what === undefined || typeof what === 'boolean') return
  if (Array.isArray(what)) for (const one of what) draw(one, place)
  else if (!isPart(what)) place.append(String(what))
  else if (typeof what.type === 'function') draw(what.type(what.props), place)
  else drawElement(what.type, what, place)
}

function drawElement(name: string, { props }: Part, place: Element): void {
  const isDrawing = name === 'svg' || place.namespaceURI === SVG
  const { ownerDocument } = place
  const element = isDrawing ? ownerDocument.createElementNS(SVG, name) : ownerDocument.createElement(name)
  for (const [prop, value] of Object.entries(props))
    if (isWritten(prop, value))
      element.setAttribute(nameOf(prop, { isDrawing }), value === true ? wordOfTrue(prop) : String(value))
  // By the object model: the content security policy lets no style attribute through.
  for (const [variable, value] of Object.entries((props.style ?? {}) as Record<string, string>))
    if (value !== undefined) (element as HTMLElement).style.setProperty(variable, value)
  if (CONTROLS.has(name) || 'onClick' in props) element.setAttribute('inert', '')
  place.append(element)
  draw(props.children, element)
}

function isWritten(prop: string, value: unknown): boolean {
  if (NONE.has(prop) || value === undefined || value === null || typeof value === 'function') return false
  if (prop === 'role' && ANNOUNCED.has(String(value))) return false
  return value !== false || prop.startsWith('aria-') || prop.startsWith('data-')
}

function nameOf(prop: string, { isDrawing }: { isDrawing: boolean }): string {
  const own = NAMES[prop]
  if (own !== undefined) return own
  if (!isDrawing) return prop.toLowerCase()
  return prop === 'viewBox' ? prop : prop.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function wordOfTrue(prop: string): string {
  return prop.startsWith('aria-') || prop.startsWith('data-') ? 'true' : ''
}
