# What `attune diff` should say of random scores, reckoned by base R alone from the published formulas (see attune-diff(1)). Writes a
# definition and two administrations of each of its scores, and what is expected of them by each method.
# usage: Rscript --vanilla change.R FOLDER SCORES SEED
arguments <- commandArgs(TRUE)
folder <- arguments[1]
scores <- as.integer(arguments[2])
set.seed(as.integer(arguments[3]))

methods <- c("default", "jt", "en", "ha", "gln", "speer", "practice")
levels <- c(0.95, 0.9, 0.8, 0.68, 0.99, 0.999)
days <- as.Date("2026-01-05") + c(0, 21, 49)

maybe <- function(value, chance) if (runif(1) < chance) value else NA
choose <- function(values) values[sample.int(length(values), 1)]
tenth <- function(low, high) round(runif(1, low, high), 1)

random_score <- function(k) {
    sd <- maybe(tenth(1, 20), 0.9)
    retest <- maybe(choose(c(0, 1, round(runif(4), 2))), 0.7)
    alpha <- if (is.na(retest) || runif(1) < 0.6) choose(c(0, 1, round(runif(5, 0.3, 1), 3))) else NA
    score <- list(
        name = paste0("s", k), direction = choose(c("worse", "better", "neutral")), sd = sd, alpha = alpha, retest = retest,
        mean = if (is.na(sd)) NA else maybe(tenth(10, 90), 0.7), practice = if (is.na(retest)) NA else maybe(tenth(-5, 5), 0.7),
        reliable = maybe(tenth(0.5, 30), 0.4), important = maybe(tenth(0.5, 30), 0.5), level = maybe(choose(levels), 0.5),
        cutoff = maybe(tenth(10, 90), 0.3), from_zero = runif(1) < 0.7)
    # Figures that can be used at all in most scores: the edges above are rare then, and still there.
    if (runif(1) < 0.5) {
        score$sd <- tenth(2, 15)
        score$retest <- round(runif(1, 0.2, 0.7), 2)
        score$alpha <- round(runif(1, 0.75, 0.97), 2)
        score$mean <- tenth(20, 80)
        score$practice <- tenth(-4, 4)
    }
    if (runif(1) < 0.6) score$clinical <- c(tenth(10, 90), tenth(1, 15))
    if (runif(1) < 0.6) score$general <- c(tenth(10, 90), tenth(1, 15))
    values <- round(runif(3, 0, 100), choose(c(0, 1)))
    if (runif(1) < 0.1) values[3] <- values[1]
    if (runif(1) < 0.05) values[1] <- 0
    if (!is.na(score$cutoff) && runif(1) < 0.2) values[sample.int(3, 1)] <- score$cutoff
    if (!is.na(score$reliable) && runif(1) < 0.2 && values[1] + score$reliable <= 100) values[3] <- round(values[1] + score$reliable, 1)
    if (!is.na(score$important) && runif(1) < 0.2 && values[1] >= score$important) values[3] <- round(values[1] - score$important, 1)
    score$values <- values
    score
}

definition <- function(all) {
    figures <- function(score, names) {
        known <- names[!is.na(unlist(score[names]))]
        paste(sprintf("%s: %s", known, vapply(known, function(name) format(score[[name]], digits = 12), "")), collapse = ", ")
    }
    group <- function(name, pair) if (is.null(pair)) "" else sprintf(", %s: {mean: %s, sd: %s}", name, pair[1], pair[2])
    lines <- c("attune: 1", "id: tool", "title: Tool", "version: \"1\"", "responses: {n: {type: number, min: -10, max: 100}}", "items:")
    for (score in all) lines <- c(lines, sprintf("  - {id: q_%s, label: one, response: n}", score$name))
    lines <- c(lines, "scores:")
    for (score in all) {
        change <- figures(score, c("reliable", "important", "cutoff"))
        if (!is.na(score$level)) change <- paste0(change, if (nzchar(change)) ", ", "confidence_level: ", score$level)
        change <- sub("^, ", "", paste0(change, group("clinical", score$clinical), group("general", score$general)))
        lines <- c(lines, sprintf("  %s:", score$name), sprintf("    value: q_%s%s", score$name, if (score$from_zero) " + 0" else ""),
                   if (score$from_zero) "    range: [0, 100]", sprintf("    direction: %s", score$direction),
                   sprintf("    reliability: {%s}", figures(score, c("alpha", "retest", "sd", "mean", "practice"))),
                   if (nzchar(change)) sprintf("    change: {%s}", change))
    }
    lines
}

critical <- function(level) if (level == 0.95) 1.96 else qnorm((1 + level) / 2)

# The change as a method sees it and its standard error; NULL where the figures are not there.
estimate <- function(score, method, x) {
    r <- if (is.na(score$retest)) score$alpha else score$retest
    if (is.na(score$sd)) return(NULL)
    sem <- score$sd * sqrt(1 - r)
    n <- length(x)
    switch(method,
        jt = if (r < 1) c(x[n] - x[1], sqrt(2) * sem),
        en = if (r < 1 && !is.na(score$mean)) c(x[n] - (r * x[1] + (1 - r) * score$mean), sem),
        gln = if (r < 1 && !is.na(score$mean)) c((x[n] - score$mean) - r * (x[1] - score$mean), score$sd * sqrt(1 - r^2)),
        practice = if (!is.na(score$retest) && r < 1 && !is.na(score$practice)) c(x[n] - x[1] - score$practice, sqrt(2) * sem),
        ha = if (!is.na(score$alpha) && !is.na(score$retest) && score$alpha < 1 && score$retest < 1 && !is.na(score$practice)) {
            s2 <- score$sd^2
            difference <- (s2 * score$alpha + s2 * score$alpha - 2 * s2 * score$retest) / (s2 + s2 - 2 * s2 * score$retest)
            if (difference >= 0.4 - 1e-12) {
                index <- ((x[n] - x[1]) * difference + score$practice * (1 - difference)) /
                    (sqrt(difference) * sqrt(2 * s2 * (1 - score$alpha)))
                error <- sqrt(2 * s2 * (1 - score$alpha)) / sqrt(difference)
                c(index * error, error)
            }
        },
        speer = if (r < 1) {
            t <- as.numeric(days[seq_len(n)])
            slope <- unname(coef(lm(x ~ t))[2])
            c(slope * (t[n] - t[1]), sem / sqrt(sum((t - mean(t))^2)) * (t[n] - t[1]))
        })
}

cutoff <- function(score) {
    sign <- switch(score$direction, worse = 1, better = -1, neutral = NA)
    if (is.na(sign)) return(NA)
    if (!is.na(score$cutoff)) return(score$cutoff)
    clinical <- score$clinical
    general <- score$general
    if (!is.null(clinical) && !is.null(general)) {
        if (sign * (clinical[1] - general[1]) <= 0) return(NA)
        return((general[2] * clinical[1] + clinical[2] * general[1]) / (general[2] + clinical[2]))
    }
    if (!is.null(general)) return(general[1] + sign * 2 * general[2])
    if (!is.null(clinical)) return(clinical[1] - sign * 2 * clinical[2])
    NA
}

yes_no <- function(truth) if (is.na(truth)) "" else if (truth) "yes" else "no"
near <- function(a, b) abs(a - b) < 1e-9

expected <- function(score, method, level, x) {
    n <- length(x)
    e <- estimate(score, if (method == "default") "jt" else method, x)
    published <- method == "default" && !is.na(score$reliable)
    threshold <- if (published) score$reliable else if (is.null(e)) NA else critical(level) * e[2]
    moved <- if (published) x[n] - x[1] else if (is.null(e)) NA else e[1]
    at <- cutoff(score)
    upper <- function(value) value > at || near(value, at)
    well <- function(value) if (is.na(at)) NA else if (score$direction == "worse") !upper(value) else upper(value)
    reliable <- if (published) abs(moved) > threshold || near(abs(moved), threshold) else abs(moved) > threshold
    better <- (moved > 0) == (score$direction == "better")
    verdict <- if (is.na(threshold)) "no threshold" else if (!reliable) "no reliable change" else
        if (score$direction == "neutral") (if (moved > 0) "higher" else "lower") else
        if (better) (if (!is.na(at) && !well(x[1]) && well(x[n])) "recovered" else "improved") else
        if (!is.na(at) && well(x[1]) && !well(x[n])) "harmed" else "worse"
    size <- abs(x[n] - x[1])
    data.frame(
        score = score$name, to_date = as.character(days[n]), change = x[n] - x[1], rci = if (is.null(e)) NA else e[1] / e[2],
        threshold = threshold, method = if (published) "published" else if (is.na(threshold)) "" else if (method == "default") "jt" else method,
        verdict = verdict, estimate = if (is.null(e)) NA else e[1], error = if (is.null(e)) NA else e[2],
        confidence = if (published) score$level else if (is.na(threshold)) NA else level, cutoff = at,
        important = yes_no(if (is.na(score$important)) NA else size > score$important || near(size, score$important)),
        response = yes_no(if (score$direction == "worse" && score$from_zero && x[1] > 0) 2 * x[n] <= x[1] + 1e-9 else NA),
        remission = yes_no(if (is.na(at) || well(x[1])) NA else well(x[n])))
}

all <- lapply(seq_len(scores), random_score)
writeLines(definition(all), file.path(folder, "tool.yaml"))
rows <- data.frame(subject = "A", date = as.character(days), instrument = "tool", version = "1")
for (score in all) rows[[paste0("q_", score$name)]] <- score$values
write.csv(rows, file.path(folder, "answers.csv"), row.names = FALSE, quote = FALSE)
for (method in methods) for (level in levels) {
    lines <- do.call(rbind, lapply(all, function(score) rbind(expected(score, method, level, score$values[1:2]), expected(score, method, level, score$values))))
    number <- vapply(lines, is.numeric, TRUE)
    lines[number] <- lapply(lines[number], function(column) ifelse(is.na(column), "", sprintf("%.17g", column)))
    write.csv(lines, file.path(folder, sprintf("%s-%s.csv", method, level)), row.names = FALSE)
}
