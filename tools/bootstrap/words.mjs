// One line for each reader. These go to stderr, so that a command's own output stays clean.
const words = {
  nodeTooOld: (version) => [
    `需要 Node 20 或更高版本，现在是 ${version}。请先升级 Node。`,
    `Node 20 or newer is needed; this is ${version}.`,
  ],
  windows: () => ['请在 WSL 中运行考籍。', 'On Windows, run Kaoji inside WSL.'],
  unknownCommand: (command, known) => [
    `没有“${command}”这个命令。可用：${known}`,
    `No command "${command}". There are: ${known}`,
  ],
  installing: () => [
    '正在按 package-lock.json 安装依赖，第一次约需一分钟……',
    'Installing what package-lock.json pins (about a minute, once) ...',
  ],
  stillInstalling: (seconds) => [`仍在安装（${seconds} 秒）……`, `Still installing (${seconds} s) ...`],
  installed: (seconds) => [`依赖已装好（${seconds} 秒）。`, `Installed (${seconds} s).`],
  waiting: (pid) => [
    `另一个进程（${pid}）正在安装依赖，等它完成……`,
    `Another process (${pid}) is installing; waiting for it ...`,
  ],
  installFailed: (output) => [
    `安装依赖失败。请检查网络和 npm 镜像设置，再运行一次同样的命令。\n${output}`,
    'npm install failed. Check the network and the npm registry setting, then run the same command again.',
  ],
  incomplete: (names) => [
    `安装不完整，缺少：${names}。多半是下载中断，请再运行一次同样的命令。`,
    `The install lacks: ${names}. Most likely a download broke off: run the same command again.`,
  ],
  notAsLocked: (names) => [
    `安装的内容与 package-lock.json 不一致：${names}。如果改过 package.json，请用 npm install 更新锁文件。`,
    `What was installed is not what package-lock.json pins: ${names}. After a change of package.json, run npm install.`,
  ],
  noNode24: (wanted, version) => [
    `这个平台没有内置的 Node 24（${wanted}），而当前是 ${version}。请安装 Node 24 或更高版本后重试。`,
    `No bundled Node 24 for this platform (${wanted}), and this is ${version}. Install Node 24 or newer.`,
  ],
}

export function say(name, ...values) {
  for (const line of words[name](...values)) console.error(line)
}

export function stopWith(name, ...values) {
  say(name, ...values)
  process.exit(1)
}
