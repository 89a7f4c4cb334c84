-- Each request sends another draft: LINES of "token TAB hash TAB key" in BENCH_TOKENS, shared out
-- among the threads. Answers other than 303 are counted, for a load that is refused is no load.

local threads = {}
local number = 0

function setup(thread)
  thread:set("number", number)
  number = number + 1
  table.insert(threads, thread)
end

function init()
  sent, refused, lines = 0, 0, {}
  local row = 0
  for line in io.lines(os.getenv("BENCH_TOKENS")) do
    if row % 2 == number then lines[#lines + 1] = line end
    row = row + 1
  end
end

function request()
  sent = sent + 1
  local token, _, key = (lines[sent] or lines[#lines]):match("([^\t]+)\t([^\t]+)\t([^\t]+)")
  return wrk.format("POST", nil, {
    ["Cookie"] = "draft=" .. token,
    ["Content-Type"] = "application/x-www-form-urlencoded",
  }, "revision=" .. os.getenv("BENCH_REVISION") .. "&key=" .. key)
end

function response(status)
  if status ~= 303 then refused = refused + 1 end
end

function done()
  local all, bad = 0, 0
  for _, thread in ipairs(threads) do
    all = all + thread:get("sent")
    bad = bad + thread:get("refused")
  end
  print(("sent %d refused %d"):format(all, bad))
end
