-- Opens an article in a real Neovim, and says in JSON what it has been told and what became of the text.
-- Arguments, from the environment: SERVER (a command, in JSON), ARTICLE, ANSWER (the file for the answer).
local server = vim.fn.json_decode(vim.env.SERVER)
local answer = {}

local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    answer.missed = what
    vim.fn.writefile({ vim.fn.json_encode(answer) }, vim.env.ANSWER)
    vim.cmd("cquit")
  end
end

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.ARTICLE))
local client = vim.lsp.start_client({
  name = "lintnews",
  cmd = server,
  root_dir = vim.fn.getcwd(),
  workspace_folders = { { uri = vim.uri_from_fname(vim.fn.getcwd()), name = "project" } },
})
vim.lsp.buf_attach_client(0, client)
wait("diagnostics", function() return #vim.diagnostic.get(0) > 0 end)

local function shown()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { rule = one.code, line = one.lnum, from = one.col, to = one.end_col, message = one.message })
  end
  return found
end

answer.shown = shown()
local first = vim.diagnostic.get(0)[1]
vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })

local function ask(method, params)
  local replies, problem = vim.lsp.buf_request_sync(0, method, params, 60000)
  assert(replies, problem)
  return replies[client].result
end

-- As Neovim itself asks: what it hands back are its own columns, which are bytes.
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = vim.lsp.diagnostic.get_line_diagnostics() }
answer.handed_back = params.context.diagnostics[1].range.start.character
local actions = ask("textDocument/codeAction", params)
answer.actions = {}
for _, action in ipairs(actions) do
  table.insert(answer.actions, action.title)
end
answer.hover = ask("textDocument/hover", vim.lsp.util.make_position_params()).contents.value
answer.symbols = {}
for _, symbol in ipairs(ask("textDocument/documentSymbol", { textDocument = params.textDocument })) do
  table.insert(answer.symbols, { name = symbol.name, places = #symbol.children })
end

local here = vim.tbl_extend("force", params, { position = { line = 2, character = 1 } })
answer.next = ask("textDocument/definition", here).range.start.line

local encoding = vim.lsp.get_client_by_id(client).offset_encoding
vim.lsp.util.apply_workspace_edit(actions[1].edit, encoding)
answer.text = vim.api.nvim_buf_get_lines(0, 0, -1, false)
wait("fewer diagnostics", function() return #vim.diagnostic.get(0) < #answer.shown end)
answer.left = shown()

vim.lsp.stop_client(client)
wait("the end", function() return vim.lsp.get_client_by_id(client) == nil end)
vim.fn.writefile({ vim.fn.json_encode(answer) }, vim.env.ANSWER)
vim.cmd("qall!")
