// Plain JavaScript, loaded before the rest: an older Node cannot even read a .ts file to complain about itself.
const OLDEST = [22, 18]

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(
    `Node is ${process.versions.node}; Countercheck needs ${OLDEST.join(".")} or newer. Start it with npm, which brings Node 24: npm ci, then npm start.\n`,
  )
  process.exit(1)
}
