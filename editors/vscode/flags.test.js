// The command line of the extension, and a talk with the server that it starts, by the editor's own library.
'use strict'

const assert = require('node:assert')
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { test } = require('node:test')
const { pathToFileURL } = require('node:url')
const protocol = require('vscode-languageserver-protocol/node')
const { command, flag, keys } = require('./flags')

const get = settings => key => settings[key]
const lintnews = JSON.parse(process.env.LINTNEWS || '["lintnews"]')

test('settings become flags, and only those that are set', () => {
  assert.deepStrictEqual(command(get({}), true), ['lintnews', 'lsp'])
  const settings = { command: ['python', '-m', 'lintnews'], sourceLanguage: 'nl', ignore: ['style', 'names/drift'] }
  assert.deepStrictEqual(command(get(settings), true),
    ['python', '-m', 'lintnews', 'lsp', '--ignore=style', '--ignore=names/drift', '--source-language=nl'])
})

test('a folder that is not trusted decides nothing', () => {
  assert.deepStrictEqual(command(get({}), false), ['lintnews', 'lsp', '--isolated'])
})

test('every setting is a flag of the server', () => {
  assert.ok(keys().includes('sourceLanguage'))
  assert.strictEqual(flag('languagetoolUrl'), '--languagetool-url')
})

test('the server that is started so shows findings', { timeout: 60000 }, async t => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'lintnews-'))
  const [program, ...args] = command(get({ command: lintnews, select: ['repetition'] }), true)
  const server = spawn(program, args, { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  t.after(() => { server.kill(); fs.rmSync(folder, { recursive: true }) })
  const talk = protocol.createProtocolConnection(server.stdout, server.stdin)
  talk.listen()
  await talk.sendRequest(protocol.InitializeRequest.type, { processId: process.pid, rootUri: null, capabilities: {} })
  await talk.sendNotification(protocol.InitializedNotification.type, {})
  const shown = new Promise(resolve => talk.onNotification(protocol.PublishDiagnosticsNotification.type, resolve))
  const headline = 'Ministers are meeting in Geneva on Friday'
  const uri = pathToFileURL(path.join(folder, 'a.txt')).href
  const text = `😀 ${headline}\n\n😀 ${headline}\n\nTalks begin at noon.\n`
  await talk.sendNotification(protocol.DidOpenTextDocumentNotification.type,
    { textDocument: { uri, languageId: 'plaintext', version: 1, text } })
  const { diagnostics: [found] } = await shown
  assert.strictEqual(found.code, 'repetition/headline')
  assert.deepStrictEqual(found.range.start.line, 2)
  const page = await talk.sendRequest('lintnews/page', { rule: found.code })
  assert.match(page, /^### repetition\/headline\n/)
  await talk.sendRequest(protocol.ShutdownRequest.type)
  const ended = new Promise(resolve => server.on('exit', resolve))
  await talk.sendNotification(protocol.ExitNotification.type)
  assert.strictEqual(await ended, 0)
})
