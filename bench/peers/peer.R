# R0, R1, R2 in R: vectorised over trials, a day at a time, depleted trials taken out every day.
horizon <- 365L
slots <- 21L     # whoever is away comes back within so many days
block <- 10000L  # trials at once

whole <- function(x) floor(x + 0.5)

triangular <- function(n, low, mode, high) {
  u <- runif(n)
  left <- (mode - low) / (high - low)
  ifelse(u < left, low + sqrt(u * (high - low) * (mode - low)), high - sqrt((1 - u) * (high - low) * (high - mode)))
}

draw_inputs <- function(n, problem) {
  variance <- log1p((15 / 92)^2)
  s <- list(
    trial = seq_len(n),
    strength = whole(triangular(n, 10000, 11000, 12000)) - whole(runif(n, 3800, 4000)),
    rate = rlnorm(n, log(92) - variance / 2, sqrt(variance)),
    decay = 2^(-1 / runif(n, 70, 700)),
    pause = whole(14 + 46 * rbeta(n, 1 + 4 * 7 / 46, 1 + 4 * 39 / 46)),
    arrival = ifelse(runif(n) < 0.25, floor(runif(n, 30, 121)), -1),
    wave = whole(runif(n, 20000, 25000)),
    learning = rep(1, n)
  )
  if (problem == "r0") s$suffered <- numeric(n)
  if (problem == "r2") {
    s$reference <- s$strength
    s$exponent <- runif(n)
    s$dispersion <- runif(n, 0.5, 5)
    s$killed <- rbeta(n, 0.25 * 17.75, 0.75 * 17.75)
    s$returning <- runif(n, 0.1, 0.5)
    s$fights <- rep(TRUE, n)
  }
  s
}

# Casualties of the trials `on`; negative-binomial where there is noise.
casualties <- function(s, on, problem) {
  mean <- s$rate[on] * s$learning[on]
  if (problem == "r1") return(rnbinom(length(on), size = 5, mu = mean))
  mean <- 1.5 * mean * (s$strength[on] / s$reference[on])^s$exponent[on]
  pmin(rnbinom(length(on), size = s$dispersion[on], mu = mean), s$strength[on])
}

# Column d of the matrix: who comes back on the days that are d - 1 modulo `slots`; a row for each trial of the block.
send_away <- function(coming_back, s, on, day, n) {
  wounded <- n - rbinom(length(n), n, s$killed[on])
  back <- rbinom(length(n), wounded, s$returning[on])
  persons <- rep(s$trial[on], back)
  column <- (day + whole(runif(length(persons), 6, 20))) %% slots
  coming_back + tabulate(persons + column * nrow(coming_back), length(coming_back))
}

depletion_days <- function(n, problem) {
  s <- draw_inputs(n, problem)
  days <- rep(horizon + 1L, n)
  coming_back <- matrix(0, n, slots)
  for (day in seq_len(horizon)) {
    arrives <- which(s$arrival == day)
    s$strength[arrives] <- s$strength[arrives] + s$wave[arrives]
    fights <- day > s$pause
    if (problem == "r2") {
      s$strength <- s$strength + coming_back[s$trial, day %% slots + 1]
      coming_back[, day %% slots + 1] <- 0
      fights <- fights & s$fights
    }
    on <- which(fights)
    if (problem == "r0") {
      s$suffered[on] <- s$suffered[on] + s$rate[on] * s$learning[on]
      depleted <- s$suffered + 1e-6 >= s$strength
    } else {
      today <- casualties(s, on, problem)
      s$strength[on] <- s$strength[on] - today
      if (problem == "r2") coming_back <- send_away(coming_back, s, on, day, today)
      depleted <- s$strength <= 0
    }
    s$learning[on] <- s$learning[on] * s$decay[on]
    if (problem == "r2") s$fights <- xor(s$fights, runif(length(s$fights)) < ifelse(s$fights, 1 / 10, 1 / 5))
    if (any(depleted)) {
      days[s$trial[depleted]] <- day
      s <- lapply(s, function(x) x[!depleted])
    }
  }
  days
}

arguments <- commandArgs(trailingOnly = TRUE)
problem <- arguments[1]
trials <- as.integer(arguments[2])
set.seed(as.integer(arguments[3]))
start <- proc.time()
counts <- integer(horizon + 2L)
for (n in diff(unique(c(seq(0L, trials, by = block), trials)))) {
  counts <- counts + tabulate(depletion_days(n, problem) + 1L, horizon + 2L)
}
seconds <- sum((proc.time() - start)[c("user.self", "sys.self")])
cat(sprintf('{"cpu_seconds": %.6f, "counts": [%s]}\n', seconds, paste(counts, collapse = ", ")))
