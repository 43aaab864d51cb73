import * as library from '@mantine/core'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { DesignSystem } from '#web/ui/design-system.tsx'
import * as here from './mantine.tsx'

const options = [
  { value: '', label: '全部' },
  { value: 'exam', label: '统考' },
]
const nothing = () => undefined

test.each([
  ['button', <library.Button key="a">查看</library.Button>, <here.Button key="b">查看</here.Button>],
  [
    'button of its own',
    <library.Button key="a" variant="default" className="kj-no-print" leftSection={<b />}>
      打印
    </library.Button>,
    <here.Button key="b" variant="default" className="kj-no-print" leftSection={<b />}>
      打印
    </here.Button>,
  ],
  [
    'link that looks like a button',
    <library.Button key="a" component="a" href="tel:1" variant="default">
      拨打
    </library.Button>,
    <here.Button key="b" component="a" href="tel:1" variant="default">
      拨打
    </here.Button>,
  ],
  [
    'link of the router',
    <library.Button
      key="a"
      aria-label="查看申请免考"
      renderRoot={(props) => <a {...props} href="/services" />}
    >
      查看
    </library.Button>,
    <here.Button key="b" aria-label="查看申请免考" renderRoot={(props) => <a {...props} href="/services" />}>
      查看
    </here.Button>,
  ],
  [
    'field',
    <library.TextInput key="a" label="搜索" placeholder="课程" value="" maxLength={60} onChange={nothing} />,
    <here.TextInput key="b" label="搜索" placeholder="课程" value="" maxLength={60} />,
  ],
  [
    'choice',
    <library.NativeSelect key="a" label="来源" data={options} value="" onChange={nothing} />,
    <here.NativeSelect key="b" label="来源" data={options} />,
  ],
  [
    'box to tick',
    <library.Checkbox key="a" label="只列合格" checked={false} onChange={nothing} />,
    <here.Checkbox key="b" label="只列合格" />,
  ],
])(
  'UX-05 a %s is drawn before the scripts have come as the library draws it afterwards',
  (_, theirs, ours) => {
    expect(markupOf(ours)).toEqual(markupOf(theirs))
  },
)

/** Its tags and words; of each tag the attributes in one order, without the names that only have to differ from all others. */
function markupOf(control: ReactNode): string[] {
  const markup = renderToStaticMarkup(
    <DesignSystem scheme="light" getNonce={() => ''}>
      {control}
    </DesignSystem>,
  ).replace(/<style[^>]*>[^<]*<\/style>/g, '')
  return (markup.match(/<[^>]+>|[^<]+/g) ?? []).map((part) => {
    const attributes = [...part.matchAll(/ ([\w-]+)="([^"]*)"/gi)]
      .filter(([, name = '']) => !['id', 'for', 'selected'].includes(name))
      .map(([, name, value = '']) => `${name}=${value.split(';').toSorted().join(';')}`)
    return [part.split(' ')[0], ...attributes.toSorted()].join(' ')
  })
}
