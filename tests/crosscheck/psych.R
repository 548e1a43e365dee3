# Scores random answers by the R package psych and writes them, with the answers, for `compare` to hold against attune.
# usage: Rscript psych.R FOLDER ROWS SEED
# The keys are typed from the published scoring, and know nothing of attune's files: a minus turns an item within `least`..`most`.
suppressMessages(library(psych))
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
rows <- as.integer(arguments[2])
set.seed(as.integer(arguments[3]))

sum_of <- function(...) list(keys = c(...), mean = FALSE, times = 1)
mean_of <- function(...) list(keys = c(...), mean = TRUE, times = 1)
twice <- function(...) list(keys = c(...), mean = FALSE, times = 2)

instruments <- list(
  phq9 = list(n = 9, least = 0, most = 3, scores = list(total = sum_of(1:9))),
  gad7 = list(n = 7, least = 0, most = 3, scores = list(total = sum_of(1:7))),
  k6 = list(n = 6, least = 0, most = 4, scores = list(total = sum_of(1:6))),
  k10 = list(n = 10, least = 1, most = 5, scores = list(total = sum_of(1:10))),
  dass21 = list(n = 21, least = 0, most = 3, scores = list(
    depression = twice(3, 5, 10, 13, 16, 17, 21), anxiety = twice(2, 4, 7, 9, 15, 19, 20), stress = twice(1, 6, 8, 11, 12, 14, 18))),
  cesd = list(n = 20, least = 0, most = 3, scores = list(total = sum_of(1:3, -4, 5:7, -8, 9:11, -12, 13:15, -16, 17:20))),
  pswq = list(n = 16, least = 1, most = 5, scores = list(total = sum_of(-1, 2, -3, 4:7, -8, 9, -10, -11, 12:16))),
  core10 = list(n = 10, least = 0, most = 4, scores = list(total = sum_of(1, -2, -3, 4:10))),
  swls = list(n = 5, least = 1, most = 7, scores = list(total = sum_of(1:5))),
  brs = list(n = 6, least = 1, most = 5, scores = list(mean = mean_of(1, -2, 3, -4, 5, -6))),
  pss10 = list(n = 10, least = 0, most = 4, scores = list(total = sum_of(1:3, -4, -5, 6, -7, -8, 9, 10))),
  mspss = list(n = 12, least = 1, most = 7, scores = list(
    total = mean_of(1:12), significant_other = mean_of(1, 2, 5, 10), family = mean_of(3, 4, 8, 11), friends = mean_of(6, 7, 9, 12))),
  pcl5 = list(n = 20, least = 0, most = 4, scores = list(
    total = sum_of(1:20), intrusion = sum_of(1:5), avoidance = sum_of(6, 7), cognition_mood = sum_of(8:14), arousal = sum_of(15:20))),
  "ies-r" = list(n = 22, least = 0, most = 4, scores = list(
    total = sum_of(1:22), avoidance = mean_of(5, 7, 8, 11, 12, 13, 17, 22), intrusion = mean_of(1, 2, 3, 6, 9, 14, 16, 20),
    hyperarousal = mean_of(4, 10, 15, 18, 19, 21))),
  ders36 = list(n = 36, least = 1, most = 5, scores = list(
    total = sum_of(-1, -2, 3:5, -6, -7, -8, 9, -10, 11:16, -17, 18, 19, -20, 21, -22, 23, -24, 25:33, -34, 35, 36),
    nonacceptance = sum_of(11, 12, 21, 23, 25, 29), goals = sum_of(13, 18, -20, 26, 33), impulse = sum_of(3, 14, 19, -24, 27, 32),
    awareness = sum_of(-2, -6, -8, -10, -17, -34), strategies = sum_of(15, 16, -22, 28, 30, 31, 35, 36),
    clarity = sum_of(-1, 4, 5, -7, 9))),
  ders16 = list(n = 16, least = 1, most = 5, scores = list(
    total = sum_of(1:16), clarity = sum_of(1, 2), goals = sum_of(3, 7, 15), impulse = sum_of(4, 8, 11),
    strategies = sum_of(5, 6, 12, 14, 16), nonacceptance = sum_of(9, 10, 13))),
  erq = list(n = 10, least = 1, most = 7, scores = list(reappraisal = mean_of(1, 3, 5, 7, 8, 10), suppression = mean_of(2, 4, 6, 9))),
  rses = list(n = 10, least = 0, most = 3, scores = list(total = sum_of(1, -2, 3, 4, -5, -6, 7, -8, -9, 10))),
  "scs-sf" = list(n = 12, least = 1, most = 5, scores = list(
    total = mean_of(-1, 2, 3, -4, 5:7, -8, -9, 10, -11, -12), self_kindness = mean_of(2, 6), isolation = mean_of(4, 8))),
  "ecr-r" = list(n = 36, least = 1, most = 7, scores = list(
    anxiety = mean_of(1:8, -9, 10, -11, 12:18),
    avoidance = mean_of(19, -20, 21, -22, 23:25, -26, -27, -28, -29, -30, -31, 32, -33, -34, -35, -36))),
  "aas-r" = list(n = 18, least = 1, most = 5, scores = list(
    close = mean_of(1, 6, -8, 12, -13, -17), depend = mean_of(-2, 5, -7, 14, -16, -18), anxiety = mean_of(3, 4, 9, 10, 11, 15))),
  ras = list(n = 7, least = 1, most = 5, scores = list(mean = mean_of(1:3, -4, 5, 6, -7), sum = sum_of(1:3, -4, 5, 6, -7)))
)

for (id in names(instruments)) {
  i <- instruments[[id]]
  answers <- as.data.frame(matrix(sample(i$least:i$most, rows * i$n, replace = TRUE), rows))
  names(answers) <- paste0("q", seq_len(i$n))
  blank <- matrix(runif(rows * i$n) < 0.03, rows)
  blank[seq_len(rows %/% 2), ] <- FALSE # the first half is complete
  answers[blank] <- NA
  keys <- lapply(i$scores, function(s) paste0(ifelse(s$keys < 0, "-q", "q"), abs(s$keys)))
  means <- suppressWarnings(scoreItems(keys, answers, totals = FALSE, missing = TRUE, impute = "none", min = i$least, max = i$most))$scores
  out <- data.frame(subject = seq_len(rows))
  for (k in seq_along(i$scores)) {
    s <- i$scores[[k]]
    out[[names(i$scores)[k]]] <- format(means[, k] * (if (s$mean) 1 else length(s$keys) * s$times), digits = 15, trim = TRUE)
  }
  write.csv(cbind(subject = seq_len(rows), answers), file.path(folder, paste0(id, ".answers.csv")), row.names = FALSE, na = "", quote = FALSE)
  write.csv(out, file.path(folder, paste0(id, ".psych.csv")), row.names = FALSE, quote = FALSE)
}
