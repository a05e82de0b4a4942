// From settings to the command line of the server. Nothing here knows the editor.
'use strict'

const { contributes } = require('./package.json')

const PREFIX = 'lintnews.'
const OWN = new Set(['lintnews.command', 'lintnews.trace.server'])

/** The settings that are flags: the key of the configuration that each of them stands for. */
function keys() {
  return Object.keys(contributes.configuration.properties)
    .filter(name => !OWN.has(name))
    .map(name => name.slice(PREFIX.length))
}

/** `sourceLanguage` as `source-language`. */
function flag(key) {
  return `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
}

/**
 * The command that starts the server. `get` gives the value of a setting by its key, or nothing; `isTrusted`: whether
 * the configuration of the folder that is open counts.
 */
function command(get, isTrusted) {
  const [program, ...first] = get('command') || ['lintnews']
  const flags = isTrusted ? [] : ['--isolated']
  for (const key of keys()) {
    const value = get(key)
    if (value === undefined || value === null || value === '') continue
    for (const one of Array.isArray(value) ? value : [value]) flags.push(`${flag(key)}=${one}`)
  }
  return [program, ...first, 'lsp', ...flags]
}

module.exports = { command, flag, keys }
