import { expect, test } from 'vitest'
import { draw } from './draw.ts'
import { Fragment, jsx } from './jsx-runtime.ts'
import { createElement } from './react.ts'

/** As much of a document's element as a drawing asks for, and its markup. */
class Place {
  readonly inside: (Place | string)[] = []
  readonly attributes: string[] = []
  readonly style = {
    setProperty: (name: string, value: string) => void this.attributes.push(`${name}: ${value}`),
  }
  readonly name: string
  readonly namespaceURI: string
  constructor(name: string, namespaceURI = 'html') {
    this.name = name
    this.namespaceURI = namespaceURI
  }
  readonly ownerDocument = {
    createElement: (name: string) => new Place(name),
    createElementNS: (namespace: string, name: string) => new Place(name, namespace),
  }
  append(part: Place | string): void {
    this.inside.push(part)
  }
  setAttribute(name: string, value: string): void {
    this.attributes.push(value === '' ? name : `${name}="${value}"`)
  }
  toString(): string {
    return `<${[this.name, ...this.attributes].join(' ')}>${this.inside.join('')}</>`
  }
}

function drawn(what: unknown): string {
  const place = new Place('div')
  draw(what, place as unknown as Element)
  return place.inside.join('')
}

const Greeting = ({ name }: { name?: unknown }) =>
  jsx('p', { className: 'kj-lead', children: [name, '，', '您好'] })

test('UX-05 components, lists and words are drawn, and what is not there is not', () => {
  const parts = [
    jsx(Greeting, { name: '张伟明' }),
    false,
    null,
    undefined,
    0,
    jsx(Fragment, { children: ['甲', '乙'] }),
  ]
  expect(drawn(parts)).toBe('<p class="kj-lead">张伟明，您好</>0甲乙')
})

test('UX-05 words are words, whatever is in them', () => {
  const place = new Place('div')
  draw(jsx('p', { children: '<img src=x onerror=alert(1)>' }), place as unknown as Element)
  expect(place.inside[0]).toHaveProperty('inside', ['<img src=x onerror=alert(1)>'])
})

test('UX-05 attributes have the names that a document knows, of a drawing too', () => {
  expect(drawn(jsx('label', { htmlFor: 'a', tabIndex: -1, key: 'k', ref: null }))).toBe(
    '<label for="a" tabindex="-1"></>',
  )
  const icon = createElement(
    'svg',
    { viewBox: '0 0 24 24', strokeWidth: 2 },
    createElement('path', { d: 'M1' }),
  )
  expect(drawn(icon)).toBe('<svg viewBox="0 0 24 24" stroke-width="2"><path d="M1"></></>')
  expect(
    drawn(jsx('b', { 'aria-hidden': true, 'aria-busy': false, hidden: false, 'data-pointer': true })),
  ).toBe('<b aria-hidden="true" aria-busy="false" data-pointer="true"></>')
  // As a property of the element: the policy lets no style attribute through.
  expect(drawn(jsx('b', { style: { '--size': '1px', '--none': undefined } }))).toBe('<b --size: 1px></>')
})

test('UX-01, UX-05 what needs a script to act takes no key and no touch, and a link that needs none can be followed', () => {
  const act = () => undefined
  expect(drawn(jsx('button', { type: 'button', onClick: act }))).toBe('<button type="button" inert></>')
  expect(drawn(jsx('input', { defaultValue: '甲' }))).toBe('<input value="甲" inert></>')
  expect(drawn(jsx('a', { href: '/scores', onClick: act }))).toBe('<a href="/scores" inert></>')
  expect(drawn(jsx('a', { href: '/scores' }))).toBe('<a href="/scores"></>')
})

test('UX-01, UX-05 nothing is announced that the page announces when it takes the place', () => {
  expect(drawn(jsx('div', { role: 'status', children: '您有 2 条未读消息' }))).toBe(
    '<div>您有 2 条未读消息</>',
  )
  expect(drawn(jsx('div', { role: 'menu' }))).toBe('<div role="menu"></>')
})
