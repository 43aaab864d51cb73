import { expect, test } from 'vitest'
import { parsePidFile } from './pid-file.ts'

const whole = '4711\n/srv/cluster\n1795000000\n43521\n\n127.0.0.1\n  2359297        32\nready   \n'

test.each([
  ['a whole file', whole, { pid: 4711, port: 43521, sharedMemoryId: '32', ready: true }],
  [
    'one being written',
    '4711\n/srv/cluster\n',
    { pid: 4711, port: undefined, sharedMemoryId: undefined, ready: false },
  ],
  [
    'a starting server',
    whole.replace('ready', 'starting'),
    { pid: 4711, port: 43521, sharedMemoryId: '32', ready: false },
  ],
  ['an empty file', '', undefined],
  ['garbage', 'hello\n', undefined],
])('reads %s', (_, text, expected) => {
  expect(parsePidFile(text)).toEqual(expected)
})
