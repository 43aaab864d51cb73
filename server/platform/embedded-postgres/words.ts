/** What the operator reads when the built-in database cannot start. Plain words, and what to do next. */
export const words = {
  alreadyRunning: (directory: string, holder: { pid: number; port?: number } | undefined) =>
    `考籍已经在使用这个目录：${directory}${
      holder === undefined
        ? ''
        : `（进程号 ${holder.pid}${holder.port === undefined ? '，正在启动' : `，数据库端口 ${holder.port}`}）`
    }。请先停止正在运行的考籍，或者换一个数据目录再启动。`,
  noBinaries: (name: string) =>
    `找不到内置的 PostgreSQL（${name}）。请删除 node_modules 后重新运行 npm start；如果这个平台没有内置版本，请安装 PostgreSQL 18 并设置 DATABASE_URL。`,
  untrustedFolder: (path: string) =>
    `目录 ${path} 不属于当前用户，或者其他用户可以写入，为安全起见不使用它。请检查并删除该目录后重试。`,
  foreignFolder: (path: string) =>
    `数据目录 ${path} 属于另一个用户。请用该用户启动考籍，或者换一个数据目录。`,
  unreachable: (cluster: string) =>
    `数据库目录 ${cluster} 的某个上级目录不再允许数据库用户进入。请恢复该上级目录的权限（chmod o+x）后重试。`,
  passwordLost: (path: string, cluster: string) =>
    `数据库口令文件 ${path} 不见了，但数据还在 ${cluster}。请从备份恢复该文件；如果确实不要这些数据，请先移走数据目录再启动。`,
  otherVersion: (cluster: string, found: string, ourVersion: string) =>
    `数据库目录 ${cluster} 属于 PostgreSQL ${found}，内置版本是 ${ourVersion}。请先用 pg_dump 导出、再导入升级。`,
  stillAttached: (cluster: string) =>
    `数据库目录 ${cluster} 仍被另一个 PostgreSQL 使用，但无法确认它是哪个进程。请先停止它再启动。`,
  pidFileBroken: (path: string) =>
    `文件 ${path} 是空的或已损坏（断电时会这样），数据库不能启动。请确认没有 postgres 进程在使用这个目录，然后删除这个文件，再启动。`,
  unwritable: (directory: string, cause: string) =>
    `数据目录 ${directory} 不能写入：${cause}。请检查磁盘空间、挂载方式和权限后再启动。`,
  initFailed: (output: string) => `建立数据库失败。PostgreSQL 的输出：\n${output}`,
  startFailed: (log: string, tail: string) => `数据库没有启动成功。日志在 ${log}，最后几行：\n${tail}`,
  startTimedOut: (log: string) => `数据库在规定时间内没有就绪。请查看日志 ${log}。`,
} as const
