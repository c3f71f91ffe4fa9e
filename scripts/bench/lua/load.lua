-- Asks for the paths of a file in turn; with a file of tokens, each request as another reader; with POST, a comment of its own.
-- Prints one line of JSON at the end. Arguments: method, file of paths, file of tokens or "-", where in the tokens to begin.
local method, paths, tokens, turn, run = "GET", {}, nil, 0, "x"

local function lines(name)
  local found = {}
  for line in io.lines(name) do found[#found + 1] = line end
  return found
end

function init(args)
  method = args[1]
  paths = lines(args[2])
  if args[3] ~= "-" then tokens = lines(args[3]) end
  turn = tonumber(args[4])
  run = args[5]
end

function request()
  turn = turn + 1
  local headers = { ["Accept-Encoding"] = "br, gzip" }
  if tokens then
    headers["Authorization"] = "Bearer " .. tokens[turn % #tokens + 1]
    headers["X-Forwarded-For"] = string.format("10.%d.%d.%d", math.floor(turn / 65536) % 256, math.floor(turn / 256) % 256, turn % 256)
  end
  local path = paths[turn % #paths + 1]
  if method == "GET" then return wrk.format("GET", path, headers) end
  headers["Content-Type"] = "application/json"
  return wrk.format("POST", path, headers, string.format('{"body":"A remark on the spread, number %d of %s: freight and grade explain most of it."}', turn, run))
end

function done(summary, latency)
  print(string.format('{"requests":%d,"micros":%d,"bad":%d,"broken":%d,"p50":%d,"p99":%d}',
    summary.requests, summary.duration, summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout,
    latency:percentile(50), latency:percentile(99)))
end
