/** `full`: what was acknowledged survives any crash. `throwaway`: for tests, fast and lost with the machine. */
export type Durability = 'full' | 'throwaway'

/** PostgreSQL's settings by name, in the notation of postgresql.conf. */
export type Settings = Readonly<Record<string, string>>

const common: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // One way in only; and a path is often too long for a socket.
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off', // Short queries only: compiling them costs more than running them.
  log_checkpoints: 'off',
  // Statements and the DETAIL of a broken key quote people's identity numbers: they stay out of the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
}

const byDurability = {
  full: {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    shared_buffers: '256MB',
    effective_cache_size: '2GB',
    max_wal_size: '2GB',
  },
  throwaway: {
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off',
    shared_buffers: '128MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    // It would start a worker for every database in turn, and tests have hundreds.
    autovacuum: 'off',
  },
} as const satisfies Record<Durability, Settings>

/** The settings to start with: ours, then the caller's, which win. */
export function settingsFor(durability: Durability, chosen: Settings): Settings {
  return { ...common, ...byDurability[durability], ...chosen }
}
