// Starts `lintnews lsp`, starts it anew when a setting changes, and shows the pages of rules.
'use strict'

const vscode = require('vscode')
const { LanguageClient } = require('vscode-languageclient/node')
const { command } = require('./flags')

const LANGUAGES = ['plaintext', 'markdown', 'html', 'xml']
const EXPLAIN = 'lintnews.explain'
const PAGES = 'lintnews'

let client
let turn = Promise.resolve()

/** Starts and stops come one after the other. */
function inTurn(work) {
  turn = turn.then(work, work)
  return turn
}

async function start() {
  const settings = vscode.workspace.getConfiguration('lintnews')
  const [program, ...args] = command(key => chosen(settings, key), vscode.workspace.isTrusted)
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath
  client = new LanguageClient('lintnews', 'lintnews', { command: program, args, options: { cwd: folder } }, {
    documentSelector: LANGUAGES.flatMap(language => ['file', 'untitled'].map(scheme => ({ scheme, language }))),
    middleware: {
      executeCommand: (name, given, next) => (name === EXPLAIN ? explain(given[0]) : next(name, given))
    }
  })
  try {
    await client.start()
  } catch (error) {
    const said = `lintnews: ${program} could not be started (${error.message}). pipx install "lintnews[lsp]" installs it; `
      + '“lintnews.command” says where it is.'
    vscode.window.showErrorMessage(said)
  }
}

async function stop() {
  const old = client
  client = undefined
  if (old?.needsStop()) await old.stop()
}

/** A setting, where somebody has set it: the defaults are the server's own. */
function chosen(settings, key) {
  const said = settings.inspect(key)
  const isSet = said && [said.globalValue, said.workspaceValue, said.workspaceFolderValue].some(one => one !== undefined)
  return isSet ? settings.get(key) : undefined
}

async function explain(rule) {
  const uri = vscode.Uri.from({ scheme: PAGES, path: `/${rule}.md` })
  await vscode.commands.executeCommand('markdown.showPreview', uri)
}

function activate(context) {
  const pages = {
    provideTextDocumentContent: uri => client?.sendRequest('lintnews/page', { rule: uri.path.slice(1).replace(/\.md$/, '') })
  }
  const again = () => inTurn(async () => { await stop(); await start() })
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(PAGES, pages),
    vscode.commands.registerCommand('lintnews.restart', again),
    vscode.commands.registerCommand('lintnews.log', () => client?.outputChannel.show()),
    vscode.workspace.onDidChangeConfiguration(event => event.affectsConfiguration('lintnews') && again()),
    vscode.workspace.onDidGrantWorkspaceTrust(again)
  )
  return inTurn(start)
}

function deactivate() {
  return inTurn(stop)
}

module.exports = { activate, deactivate }
