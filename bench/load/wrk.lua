-- Sends the cookies of a file in turn, one request for each; says what came of it in one line.
local requests, turn = {}, 0

init = function()
  for token in io.lines(os.getenv("BENCH_COOKIES")) do
    requests[#requests + 1] = wrk.format("GET", nil, { ["Cookie"] = "kaoji-portal=" .. token })
  end
end

request = function()
  turn = turn % #requests + 1
  return requests[turn]
end

done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("measured %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(99), failed))
end
