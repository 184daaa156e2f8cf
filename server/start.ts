// Before anything else is loaded: an older Node would stop somewhere inside a package, with words that help nobody
const [major] = process.versions.node.split('.').map(Number)
if (major! < 24) {
  console.error(`This is Node ${process.version}; the server needs Node 24. Start it with "npm start", which finds the Node 24 that "npm ci" brought.`)
  process.exit(1)
}

const { runServer } = await import('./runServer.ts')
await runServer()

export {}
