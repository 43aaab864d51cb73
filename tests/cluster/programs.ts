import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What a cluster is made of, and the package of Debian that brings it. */
const PROGRAMS = [
  ['pg_createcluster', 'postgresql'],
  ['patroni', 'patroni'],
  ['etcd', 'etcd-server'],
  ['pgbouncer', 'pgbouncer'],
  ['haproxy', 'haproxy'],
  ['swift-proxy-server', 'swift-proxy'],
  ['swift-object-server', 'swift-object'],
  ['swift-container-server', 'swift-container'],
  ['swift-account-server', 'swift-account'],
  ['swift-ring-builder', 'swift'],
  ['memcached', 'memcached'],
  ['openssl', 'openssl'],
] as const

/** The packages that are missing here. */
export function missingPackages(isThere: (program: string) => boolean): string[] {
  return PROGRAMS.filter(([program]) => !isThere(program)).map(([, name]) => name)
}

/** Says what is missing for a cluster here, and how it is had; undefined: nothing is. */
export function whyNot(machine: { isRoot: boolean; missing: readonly string[] }): string | undefined {
  if (!machine.isRoot)
    return '请以 root 执行：集群的各个程序各用自己的账号。/ Run it as root: each program of a cluster has an account of its own.'
  if (machine.missing.length === 0) return undefined
  const names = machine.missing.join(' ')
  return `缺少 Debian 的软件包：${names}。请先执行：/ Missing packages of Debian; first run:\n  apt-get update && apt-get install -y --no-install-recommends ${names}`
}

export function isInstalled(program: string): boolean {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin']
  return folders.some((folder) => existsSync(join(folder, program)))
}
