/** A small app for the host's own specs: every power that the host models is used once, in the plainest way. */
const { readFile } = require('node:fs/promises')
const { join } = require('node:path')
const { app, BrowserWindow, dialog, ipcMain, protocol, session } = require('electron')

const POLICY = "default-src 'none'; script-src 'self'; connect-src *; frame-src 'self'; img-src 'self' https:"
const TYPES = { '.html': 'text/html', '.js': 'text/javascript' }

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: 'sample', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
const isFirst = app.requestSingleInstanceLock()
if (!isFirst) app.quit()
app.on('second-instance', (_event, argv) => console.log('second instance', argv.at(-1)))

async function serve(request) {
  const { pathname } = new URL(request.url)
  if (pathname === '/echo') return new Response(`${request.method} ${await request.text()}`)
  const name = pathname.slice(1)
  if (!['index.html', 'page.js', 'frame.html'].includes(name)) return new Response(null, { status: 404 })
  const body = await readFile(join(__dirname, 'page', name))
  const headers = {
    'content-type': TYPES[name.slice(name.lastIndexOf('.'))],
    'content-security-policy': POLICY,
  }
  return new Response(body, { headers })
}

function describeSender({ sender, senderFrame }) {
  return {
    isWindow: BrowserWindow.fromWebContents(sender) !== null,
    url: senderFrame.url,
    origin: senderFrame.origin,
    hasParent: senderFrame.parent !== null,
  }
}

ipcMain.handle('echo', (_event, ...values) => values)
ipcMain.handle('sender', describeSender)
ipcMain.handle('fail', () => Promise.reject(new RangeError('out of range')))
ipcMain.handle('answer-function', () => () => 1)
ipcMain.handle('open', () => dialog.showOpenDialog({ properties: ['openDirectory'] }))
ipcMain.handle('tick', ({ sender }, count) => {
  for (let i = 0; i < count; i += 1) sender.send('ticked', i, Float32Array.of(i, i / 2))
})
ipcMain.handle('paths', (_event, paths) => paths)

app.on('web-contents-created', (_event, contents) => {
  contents.on('will-navigate', (event, url) => {
    console.log('will-navigate', url)
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    console.log('window-open', url)
    return { action: 'deny' }
  })
  contents.on('render-process-gone', (_gone, { reason }) => {
    console.log('render-process-gone', reason)
    contents.reload()
  })
})
app.on('window-all-closed', () => app.quit())

function openWindow(webPreferences) {
  const preload = join(__dirname, 'preload.cjs')
  const window = new BrowserWindow({
    width: 900,
    height: 700,
    webPreferences: { preload, ...webPreferences },
  })
  return window.loadURL('sample://app/index.html')
}

app.whenReady().then(async () => {
  if (!isFirst) return
  const { defaultSession } = session
  defaultSession.setPermissionCheckHandler(() => true)
  defaultSession.setPermissionRequestHandler((_contents, name, answer) => answer(name === 'notifications'))
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: url.endsWith('/cancelled') }),
  )
  protocol.handle('sample', serve)
  await openWindow({ nodeIntegrationInSubFrames: process.env.SAMPLE_SUB_FRAMES === '1' })
})
