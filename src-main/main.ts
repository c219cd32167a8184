/** Composition root of the desktop app: builds every object, wires them, nothing else. */
import {
  app,
  dialog,
  Menu,
  nativeTheme,
  Notification,
  powerSaveBlocker,
  protocol,
  session,
  type BrowserWindow,
} from 'electron'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { LabDescription } from '../shared/ipc/contract'
import { ok } from '../shared/ipc/result'
import { CameraGate } from './desktop/camera-gate'
import { systemDialogs } from './desktop/dialogs'
import { Drops } from './desktop/drops'
import { answerHandlers } from './desktop/ipc/answer-handlers'
import { cameraHandlers } from './desktop/ipc/camera-handlers'
import { datasetHandlers } from './desktop/ipc/dataset-handlers'
import { registerHandlers } from './desktop/ipc/handle'
import { keptRunHandlers } from './desktop/ipc/kept-run-handlers'
import { lessonHandlers } from './desktop/ipc/lesson-handlers'
import { modelHandlers } from './desktop/ipc/model-handlers'
import { networkHandlers } from './desktop/ipc/network-handlers'
import { runHandlers } from './desktop/ipc/run-handlers'
import { handleScheme, registerScheme } from './desktop/lab-protocol'
import { lockDownContents, lockDownSession } from './desktop/lock-down'
import { menuTemplate } from './desktop/menu'
import { APP_ORIGIN, originOf } from './desktop/origin'
import { showInFolder } from './desktop/show-in-folder'
import { TrainingSignals } from './desktop/training-signals'
import { allWindows, APP_ADDRESS, openWindow } from './desktop/window'
import { createLab } from './lab/lab'
import type { LabEventSink } from './lab/event-sink'
import { preferredKernels } from './workers/kernel-choice'
import { labThreads } from './thread-entries'

/** Set by `npm run dev` only; a packaged app never listens to it. */
const developmentAddress = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null)
const appOrigin = developmentAddress === null ? APP_ORIGIN : (originOf(developmentAddress) ?? APP_ORIGIN)
const cores = availableParallelism()

/** A disk that takes longer has a checkpoint from some seconds before. */
const QUIT_PATIENCE_MS = 5_000

const signals = new TrainingSignals({ windows: allWindows, powerSaveBlocker, notification: Notification })

const emit: LabEventSink = (name, payload) => {
  signals.take(name, payload)
  for (const window of allWindows()) if (!window.isDestroyed()) window.webContents.send(name, payload)
}

async function describe(): Promise<LabDescription> {
  const kernels = await preferredKernels()
  return { version: app.getVersion(), platform: process.platform, cores, kernels }
}

function start(): void {
  const threads = labThreads({ makesWay: true })
  const lab = createLab({
    threads,
    emit,
    cacheFolder: join(app.getPath('userData'), 'vectors'),
    runsFolder: join(app.getPath('userData'), 'runs'),
    cores,
    version: app.getVersion(),
  })
  const { datasets, runs, predictions, evaluations, tasks, lessons } = lab
  const drops = new Drops()
  const camera = new CameraGate(appOrigin, () => performance.now())
  const dialogs = systemDialogs(dialog, () => firstWindow())
  lockDownSession(session.defaultSession, developmentAddress, camera)
  handleScheme(protocol, join(__dirname, '../renderer'), lab)
  registerHandlers(
    {
      'lab:describe': async () => ok(await describe()),
      ...datasetHandlers(datasets, drops, dialogs),
      ...networkHandlers(lab, threads),
      ...runHandlers(runs, dialogs),
      ...keptRunHandlers({ runs, drops, dialogs, showInFolder }),
      ...answerHandlers(evaluations),
      ...modelHandlers({ runs, predictions, tasks }, drops, dialogs),
      ...cameraHandlers(camera),
      ...lessonHandlers(lessons, dialogs),
    },
    drops,
    { appOrigin, log: (line) => console.warn(line) },
  )
  const showShortcuts = (): void => emit('menu:shortcuts-chosen', null)
  const menu = menuTemplate(process.platform, developmentAddress !== null, showShortcuts)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu))
  app.on('window-all-closed', () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault() // a run under way is kept before the app ends
    const closed = lab.close().catch((error: unknown) => console.error(error)) // it ends all the same
    void Promise.race([closed, wait(QUIT_PATIENCE_MS)]).then(() => app.exit())
  })
  app.on('second-instance', () => {
    const window = firstWindow()
    if (window.isMinimized()) window.restore()
    window.focus()
  })
}

function firstWindow(): BrowserWindow {
  const [window] = allWindows()
  if (!window) throw new Error('there is no window to show this in')
  return window
}

if (!app.requestSingleInstanceLock()) {
  app.quit()
} else {
  app.enableSandbox()
  registerScheme(protocol)
  lockDownContents(app, appOrigin)
  void app.whenReady().then(async () => {
    start()
    await openWindow({
      preload: join(__dirname, '../preload/preload.cjs'),
      address: developmentAddress ?? APP_ADDRESS,
      isDark: nativeTheme.shouldUseDarkColors,
    })
  })
}
