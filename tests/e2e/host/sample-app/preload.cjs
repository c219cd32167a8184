const { contextBridge, ipcRenderer, webUtils } = require('electron')

contextBridge.exposeInMainWorld('sample', {
  version: 1,
  list: [{ name: 'first' }],
  invoke: (channel, ...values) => ipcRenderer.invoke(channel, ...values),
  onTick: (listener) => {
    const forward = (_event, ...values) => listener(...values)
    ipcRenderer.on('ticked', forward)
    return () => ipcRenderer.removeListener('ticked', forward)
  },
  pathsOf: (files) =>
    ipcRenderer.invoke(
      'paths',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  emptyPaths: (files) => files.filter((file) => webUtils.getPathForFile(file) === '').length,
  addLater: async (left, right) => left + right,
  tryUnmodelled: () => ipcRenderer.sendSync('echo'),
  tryRequire: () => require('node:fs'),
})
