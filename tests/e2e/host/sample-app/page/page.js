// The page's own script: takes what is dropped, and counts violations of the content security policy.
window.violations = []
document.addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
  window.violations.push(violatedDirective),
)
document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', async (event) => {
  event.preventDefault()
  const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry())
  const files = [...event.dataTransfer.files]
  window.dropped = {
    folders: entries.map((entry) => entry.isDirectory),
    paths: await window.sample.pathsOf(files),
  }
})
