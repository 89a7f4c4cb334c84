-- The same load for the peer that stores by itself: POST n=1, n=2 …, each another draft.

local threads = {}
local number = 0

function setup(thread)
  thread:set("number", number)
  number = number + 1
  table.insert(threads, thread)
end

function init()
  sent, refused = 0, 0
end

function request()
  sent = sent + 1
  return wrk.format("POST", nil, {["Content-Type"] = "application/x-www-form-urlencoded"},
                    ("n=%d"):format(2000000 + number * 500000 + sent))
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
