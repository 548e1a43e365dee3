# The job with data.table, column by column, on all cores: Rscript --vanilla job_data_table.R ANSWERS SCORES
suppressPackageStartupMessages(library(data.table))
paths <- commandArgs(TRUE)
setDTthreads(0L)
answers <- fread(paths[1L], sep = ",", na.strings = "", encoding = "UTF-8", showProgress = FALSE,
                 colClasses = list(character = 1:2, integer = 3:22))
items <- as.list(answers)[3:22]
add <- function(columns) Reduce(`+`, columns)                 # NA where one is blank
endorsed <- function(which) add(lapply(items[which], function(x) !is.na(x) & x >= 2L))
blanks <- add(lapply(items, is.na))
raw <- add(lapply(items, nafill, fill = 0L))
total <- raw * 20 / (20L - blanks)
total[blanks > 4L] <- NA
fwrite(list(subject = answers[[1L]], date = answers[[2L]], total = total, total_band = ifelse(total >= 31, "high", "low"),
            intrusion = add(items[1:5]), avoidance = add(items[6:7]), mood = add(items[8:14]), arousal = add(items[15:20]),
            blanks = blanks,
            likely = as.integer(endorsed(1:5) >= 1L & endorsed(6:7) >= 1L & endorsed(8:14) >= 2L & endorsed(15:20) >= 2L)),
       paths[2L], na = "", showProgress = FALSE)
