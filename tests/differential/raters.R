# Reckons in base R, from answers and scores that it makes at random, what `attune diff --between raters` and `attune diff --summary` must
# say, and compares every figure to 1e-9. Works in the folder that it is started in.
# usage: Rscript raters.R BINARY SEED
arguments <- commandArgs(trailingOnly = TRUE)
binary <- arguments[1]
set.seed(as.integer(arguments[2]))
checked <- 0
failed <- 0

check <- function(what, found, wanted) {
  checked <<- checked + 1
  same <- length(found) == length(wanted) && all(is.na(found) == is.na(wanted)) &&
    all(abs(found - wanted) <= 1e-9 * pmax(1, abs(wanted)), na.rm = TRUE)
  if (same) return(invisible())
  failed <<- failed + 1
  if (failed <= 10) cat("FAILED ", what, ": attune", format(found, digits = 15), ", R", format(wanted, digits = 15), "\n")
}

attune <- function(...) {
  out <- system2(binary, c("--quiet", "--library", ".", "diff", "--format", "csv", ...), stdout = TRUE)
  read.csv(text = out, colClasses = "character", na.strings = character())
}
number <- function(text) suppressWarnings(as.numeric(text))

# Twelve items on one set of answers, two on another; the last two of the first are asked of oneself alone. Two items are reversed.
writeLines(c(
  "attune: 1", "id: seen", "title: Seen", "version: \"1\"", "status: validated", "measures: what two people see", "raters: [self, partner]",
  "language: en", "licence: {terms: public domain}", "wording: separate",
  "responses:", "  often: {0: never, 1: at times, 2: often, 3: always}", "  ten: {type: slider, min: 0, max: 10, step: 1}",
  "sections:", "  - {id: both, title: both}", "  - {id: own, title: own, when: rater == \"self\"}",
  "items:", sprintf("  - {id: q%d, label: item %d, response: often, section: %s, may_not_apply: true}", 1:12, 1:12,
                    ifelse(1:12 > 10, "own", "both")),
  sprintf("  - {id: s%d, label: slider %d, response: ten, section: both}", 1:2, 1:2),
  "scores:",
  "  average: {title: Average, mean: q1..q12, reverse: [q2, q5], missing: {allow: \"50%\", fill: prorate}, range: [0, 3], direction: worse}",
  "  total:", "    title: Total", "    sum: q1..q10", "    missing: {allow: 4, fill: prorate}", "    range: [0, 30]", "    direction: worse",
  "    reliability:", "      - {retest: 0.8, sd: 6, interval: 2 weeks, population: adults, n: 100, source: made up}"), "seen.yaml")
items <- c(paste0("q", 1:12), "s1", "s2")
least_sd <- 6 * sqrt(2 * (1 - 0.8))

# --- raters ---
day <- function(k) format(as.Date("2026-01-01") + k)
rows <- list()
for (s in 1:60) {
  trait <- sample(0:3, 1)
  for (rater in c("self", "partner")) {
    days <- sort(sample(0:80, sample(0:9, 1)))
    for (d in days) {
      answer <- pmin(3, pmax(0, trait + sample(-1:1, 12, replace = TRUE)))
      if (runif(1) < 0.1) answer[] <- trait
      text <- as.character(answer)
      text[runif(12) < 0.06] <- ""
      text[runif(12) < 0.08] <- "inapplicable"
      if (rater == "partner" && runif(1) < 0.8) text[11:12] <- ""
      rows[[length(rows) + 1]] <- c(subject = paste0("A", s), date = day(d), rater = rater, respondent = if (rater == "self") "" else paste0("B", s),
                                    instrument = "seen", setNames(text, items[1:12]), s1 = sample(0:10, 1), s2 = sample(c("", 0:10), 1))
    }
  }
}
answers <- as.data.frame(do.call(rbind, rows))
answers <- answers[sample(nrow(answers)), ]
write.csv(answers, "answers.csv", row.names = FALSE, quote = FALSE)
found <- attune("--between", "raters", "answers.csv")

# The nearest days first; of two as near the earlier own day, and for it the earlier of the other's.
pair_up <- function(own, other, within = 7) {
  grid <- expand.grid(one = own, two = other)
  grid$gap <- abs(grid$one - grid$two)
  grid <- grid[grid$gap <= within, ]
  grid <- grid[order(grid$gap, grid$one, grid$two), ]
  pairs <- grid[0, ]
  while (nrow(grid) > 0) {
    pairs <- rbind(pairs, grid[1, ])
    grid <- grid[grid$one != grid$one[1] & grid$two != grid$two[1], ]
  }
  pairs[order(pairs$one), ]
}
# Cohen (1968), by the table of codes and the weights (i - j)^2.
kappa_of <- function(a, b, codes) {
  table <- table(factor(a, codes), factor(b, codes)) / length(a)
  weights <- outer(seq_along(codes), seq_along(codes), "-")^2
  expected <- sum(weights * outer(rowSums(table), colSums(table)))
  if (expected == 0) NA else 1 - sum(weights * table) / expected
}
# McGraw and Wong (1996), by the analysis of variance.
icc_of <- function(a, b) {
  long <- data.frame(y = c(a, b), thing = factor(rep(seq_along(a), 2)), rater = factor(rep(1:2, each = length(a))))
  ms <- summary(aov(y ~ thing + rater, long))[[1]][["Mean Sq"]]
  (ms[1] - ms[3]) / (ms[1] + ms[3] + 2 / length(a) * (ms[2] - ms[3]))
}
has_psych <- suppressWarnings(requireNamespace("psych", quietly = TRUE))

pairs_wanted <- 0
for (s in unique(answers$subject)) {
  own <- answers[answers$subject == s & answers$rater == "self", ]
  other <- answers[answers$subject == s & answers$rater == "partner", ]
  pairs <- pair_up(as.integer(as.Date(own$date)), as.integer(as.Date(other$date)))
  pairs_wanted <- pairs_wanted + nrow(pairs)
  told <- found[found$subject == s & found$method == "", ]
  check(paste(s, "pairs"), nrow(told), 2 * nrow(pairs))
  for (k in seq_len(nrow(pairs))) {
    d1 <- format(as.Date(pairs$one[k], origin = "1970-01-01"))
    d2 <- format(as.Date(pairs$two[k], origin = "1970-01-01"))
    a <- own[own$date == d1, items]
    b <- other[other$date == d2, items]
    b[11:12] <- ""
    both <- grepl("^[0-9]", a) & grepl("^[0-9]", b)
    x <- number(unlist(a))
    y <- number(unlist(b))
    for (score in c("average", "total")) {
      row <- told[told$score == score & told$from_date == d1 & told$to_date == d2, ]
      what <- paste(s, d1, d2, score)
      check(paste(what, "row"), nrow(row), 1)
      if (nrow(row) != 1) next
      check(paste(what, "no verdict"), nchar(row$verdict) + nchar(row$threshold), 0)
      check(paste(what, "both, alike"), number(c(row$both, row$alike)), c(sum(both), sum(x[both] == y[both])))
      if (row$from != "" && row$to != "") {
        check(paste(what, "change"), number(row$change), number(row$to) - number(row$from))
        asked <- c(sum(a[1:10] != "inapplicable"), sum(b[1:10] != "inapplicable"))
        if (score == "total") {
          wanted <- if (asked[1] == asked[2]) (number(row$to) - number(row$from)) / least_sd else NA
          check(paste(what, "rci"), number(row$rci), wanted)
        } else check(paste(what, "rci"), number(row$rci), NA_real_)
      } else check(paste(what, "no change"), number(row$change), NA_real_)
      of <- if (score == "total") both & seq_along(items) <= 10 else both & seq_along(items) <= 12
      keyed <- function(v) {
        if (score == "average") v[c(2, 5)] <- 3 - v[c(2, 5)]
        if (score == "total") sum(v[of]) else mean(v[of])
      }
      if (any(of)) check(paste(what, "same items"), number(c(row$same_items, row$same_from, row$same_to)), c(sum(of), keyed(x), keyed(y)))
      often <- both & seq_along(items) <= 12
      kappa <- if (sum(often) >= 8) kappa_of(x[often], y[often], 0:3) else NA
      check(paste(what, "kappa"), number(row$kappa), kappa)
      if (has_psych && !is.na(kappa)) {
        theirs <- suppressWarnings(suppressMessages(psych::cohen.kappa(cbind(x[often], y[often]), levels = 0:3)$weighted.kappa))
        if (is.finite(theirs)) check(paste(what, "kappa of psych"), number(row$kappa), theirs)
      }
    }
  }
  for (score in c("average", "total")) {
    row <- found[found$subject == s & found$method == "icc(a,1)" & found$score == score, ]
    of <- told[told$score == score & told$change != "", ]
    a <- number(of$from)
    b <- number(of$to)
    if (length(a) < 5 || length(unique(c(a, b))) == 1) {
      check(paste(s, score, "no ICC"), nrow(row), 0)
    } else {
      check(paste(s, score, "ICC"), number(row$to), icc_of(a, b))
      if (has_psych) {
        theirs <- suppressMessages(psych::ICC(cbind(a, b), lmer = FALSE)$results$ICC[2])
        check(paste(s, score, "ICC of psych"), number(row$to), theirs)
      }
    }
  }
}
check("enough pairs to tell anything", as.numeric(pairs_wanted > 50), 1)

# --- groups ---
header <- "subject,date,rater,instrument,version,score,value,band,status,answered,items,low,high,z,t,percentile,kind"
line_of <- function(subject, date, value) {
  status <- if (is.na(value)) "insufficient" else "complete"
  text <- if (is.na(value)) "" else format(value, digits = 15)
  sprintf("%s,%s,self,seen,1,total,%s,,%s,10,10,%s,%s,,,,score", subject, date, text, status, text, text)
}
summarise <- function(name, subjects, dates, from, spread = 5) {
  lines <- c()
  first <- last <- previous <- c()
  for (s in seq_len(subjects)) {
    values <- pmin(30, pmax(0, round(rnorm(1, 15, spread) + c(0, rnorm(dates - 1, -3, 5)), sample(0:2, 1))))
    if (runif(1) < 0.1) values[dates] <- NA
    lines <- c(lines, vapply(seq_len(dates), function(k) line_of(paste0("S", s), day(k * 7), values[k]), ""))
    first <- c(first, values[1])
    previous <- c(previous, values[dates - 1])
    last <- c(last, values[dates])
  }
  writeLines(c(header, if (runif(1) < 0.5) lines else sample(lines)), "scores.csv")
  row <- attune("--summary", "--from", from, "scores.csv")
  before <- if (from == "first") first else previous
  known <- !is.na(before) & !is.na(last)
  x <- before[known]
  y <- last[known]
  n <- length(x)
  reliable <- abs(y - x) > 1.96 * least_sd
  counts <- number(unlist(row[c("improved", "worse", "no_reliable_change", "not_comparable")]))
  check(paste(name, "counts"), counts, c(sum(reliable & y < x), sum(reliable & y > x), sum(!reliable), sum(!known)))
  check(paste(name, "n"), number(row$n), n)
  figures <- number(unlist(row[c("before_mean", "before_sd", "after_mean", "after_sd", "change_mean", "change_sd")]))
  check(paste(name, "means"), figures, c(mean(x), sd(x), mean(y), sd(y), mean(y - x), sd(y - x)))
  if (n < 2) return(invisible())
  if (sd(y - x) > 0) check(paste(name, "t interval"), number(c(row$change_low, row$change_high)), as.numeric(t.test(y, x, paired = TRUE)$conf.int))
  r <- if (sd(x) > 0 && sd(y) > 0) cor(x, y) else NA
  check(paste(name, "r"), number(row$r), r)
  effect <- function(size) size + c(0, -1, 1) * qnorm(0.975) * sqrt(2 * (1 - r) / n + size^2 / (2 * n))
  d <- if (sd(x) > 0) mean(y - x) / sd(x) else NA
  check(paste(name, "d"), number(c(row$d, row$d_low, row$d_high)), if (is.na(r)) c(d, NA, NA) else effect(d))
  correction <- exp(lgamma((n - 1) / 2) - lgamma((n - 2) / 2)) / sqrt((n - 1) / 2)
  g <- if (n < 3) NA else d * correction
  check(paste(name, "g"), number(c(row$g, row$g_low, row$g_high)), if (is.na(r) || n < 3) c(g, NA, NA) else effect(g))
}
for (n in c(1, 2, 3, 4, 5, 8, 20, 57, 300)) {
  summarise(paste("group of", n), n, 2, "first")
  summarise(paste("group of", n, "with five dates"), n, 5, "first")
  summarise(paste("group of", n, "from the date before"), n, 4, "previous")
}
summarise("a group that begins alike", 12, 2, "first", 0)

cat(checked - failed, "passed,", failed, "failed\n")
quit(status = failed > 0)
