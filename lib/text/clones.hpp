#pragma once

// A function that is compiled twice, for x86-64 as it has ever been and for machines of 2013 and later (AVX2, BMI2); which of the two runs is
// chosen when the program starts. The sanitizers' runtime is not there yet at that moment.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(ATTUNE_PORTABLE)
#define ATTUNE_CLONES [[gnu::target_clones("arch=x86-64-v3", "default")]]
#else
#define ATTUNE_CLONES
#endif
